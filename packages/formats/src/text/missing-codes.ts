import { codeValues } from './code-values.js';

/** Whether the field `bytes[start]` … `bytes[end - 1]` stands for a missing value. */
export type IsMissing = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Compiles missing codes: a field is missing where its text, without quotes around it, equals one of them. */
export function missingCodes(codes: readonly string[]): IsMissing {
  const valueOf = codeValues(new Map(codes.map((code) => [code, NaN])));
  return (bytes, start, end) => valueOf(bytes, start, end) !== undefined;
}
