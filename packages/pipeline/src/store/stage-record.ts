import { canonicalJson } from '../key/canonical-json.js';
import { digestOf, type Digest } from '../key/digest.js';
import type { Preimage } from '../key/preimage.js';

/** A published result of a stage: what it depended on and what came out. */
export interface StageRecord {
  readonly key: Digest;
  /** Id of the stage that published it; another stage with the same key shares it. */
  readonly stage: string;
  readonly preimage: Preimage;
  readonly outputs: { readonly [name: string]: { readonly digest: Digest; readonly bytes: number } };
  readonly warnings: readonly string[];
  /** How long the stage ran. */
  readonly seconds: number;
}

const seal = ',"sha256":"';
const sealLength = seal.length + 64 + '"}'.length;

/** One JSON object whose last field is the SHA-256 of the text before it. */
export function encodeRecord(record: StageRecord): string {
  const body = canonicalJson(record).slice(0, -1);
  return `${body}${seal}${digestOf(body)}"}`;
}

/** The record, or undefined when a byte of it is not as it was written. */
export function decodeRecord(text: string): StageRecord | undefined {
  const body = text.slice(0, -sealLength);
  if (text !== `${body}${seal}${digestOf(body)}"}`) return undefined;
  return JSON.parse(`${body}}`) as StageRecord;
}
