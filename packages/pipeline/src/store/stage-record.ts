import { isDigest, type Digest } from '../key/digest.js';
import type { Preimage } from '../stage/preimage.js';
import { isPlain, openSealedJson, sealJson } from './sealed-json.js';

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
  /** It came out of an archive or a remote store, and has not been run again here. */
  readonly imported?: true;
}

export function encodeRecord(record: StageRecord): string {
  return sealJson(record);
}

/** The record; `damaged` when a byte of it is not as it was written, `unknown` when another version of snpress wrote it. */
export function decodeRecord(text: string): StageRecord | 'damaged' | 'unknown' {
  return openSealedJson(
    text,
    ({ key, stage, preimage, outputs, warnings, seconds, imported = true }) =>
      isDigest(key) &&
      typeof stage === 'string' &&
      typeof seconds === 'number' &&
      imported === true &&
      Array.isArray(warnings) &&
      isPlain(preimage) &&
      isPlain(preimage.code) &&
      isPlain(preimage.inputs) &&
      Array.isArray(preimage.outputs) &&
      isPlain(outputs) &&
      Object.values(outputs).every(
        (output) => isPlain(output) && isDigest(output.digest) && Number.isInteger(output.bytes),
      ),
  ) as StageRecord | 'damaged' | 'unknown';
}
