/** Whether the field `bytes[start]` … `bytes[end - 1]` stands for a missing value. */
export type IsMissing = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Compiles missing codes: a field is missing where its text, without quotes around it, equals one of them. */
export function missingCodes(codes: readonly string[]): IsMissing {
  const emptyIsMissing = codes.includes('');
  const byFirstByte = new Map<number, Buffer[]>();
  for (const text of codes.flatMap((code) => [code, `"${code.replaceAll('"', '""')}"`])) {
    if (text === '') continue;
    const bytes = Buffer.from(text);
    byFirstByte.set(bytes[0]!, [...(byFirstByte.get(bytes[0]!) ?? []), bytes]);
  }
  const candidates = Array.from({ length: 256 }, (_, byte) => byFirstByte.get(byte));

  return (bytes, start, end) => {
    if (start === end) return emptyIsMissing;
    const list = candidates[bytes[start]!];
    if (list === undefined) return false;
    for (const code of list) if (equals(code, bytes, start, end)) return true;
    return false;
  };
}

function equals(code: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (code.length !== end - start) return false;
  for (let at = 0; at < code.length; at++) if (code[at] !== bytes[start + at]) return false;
  return true;
}
