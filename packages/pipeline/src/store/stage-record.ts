import type { Digest } from '../key/digest.js';
import type { Preimage } from '../stage/preimage.js';
import { openSealedJson, sealJson } from './sealed-json.js';

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

export function encodeRecord(record: StageRecord): string {
  return sealJson(record);
}

/** The record, or undefined when a byte of it is not as it was written. */
export function decodeRecord(text: string): StageRecord | undefined {
  return openSealedJson(text) as StageRecord | undefined;
}
