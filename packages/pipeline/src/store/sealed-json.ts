import { canonicalJson } from '../key/canonical-json.js';
import { digestOf } from '../key/digest.js';

const seal = ',"sha256":"';
const sealLength = seal.length + 64 + '"}'.length;

/** One JSON object whose last field is the SHA-256 of the text before it. */
export function sealJson(value: object): string {
  const body = canonicalJson(value).slice(0, -1);
  return `${body}${seal}${digestOf(body)}"}`;
}

/**
 * The object without its seal: `damaged` when a byte of it is not as it was written, `unknown` when it is whole and not of the
 * kind that this version of snpress writes. A later version that writes another gives it a field `format`.
 */
export function openSealedJson(
  text: string,
  isKnown: (value: { readonly [field: string]: unknown }) => boolean,
): object | 'damaged' | 'unknown' {
  const body = text.slice(0, -sealLength);
  if (text !== `${body}${seal}${digestOf(body)}"}`) return 'damaged';
  try {
    const value: unknown = JSON.parse(`${body}}`);
    return isPlain(value) && !('format' in value) && isKnown(value) ? value : 'unknown';
  } catch {
    return 'damaged';
  }
}

/** Whether a value is an object with fields. */
export function isPlain(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
