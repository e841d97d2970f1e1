import { canonicalJson } from '../key/canonical-json.js';
import { digestOf } from '../key/digest.js';

const seal = ',"sha256":"';
const sealLength = seal.length + 64 + '"}'.length;

/** One JSON object whose last field is the SHA-256 of the text before it. */
export function sealJson(value: object): string {
  const body = canonicalJson(value).slice(0, -1);
  return `${body}${seal}${digestOf(body)}"}`;
}

/** The object without its seal, or undefined when a byte of it is not as it was written. */
export function openSealedJson(text: string): unknown {
  const body = text.slice(0, -sealLength);
  if (text !== `${body}${seal}${digestOf(body)}"}`) return undefined;
  return JSON.parse(`${body}}`) as unknown;
}
