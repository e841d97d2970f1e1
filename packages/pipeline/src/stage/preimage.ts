import type { Json } from './json.js';
import type { Stage } from './stage.js';
import { canonicalJson } from '../key/canonical-json.js';
import { digestOf, type Digest } from '../key/digest.js';

/** Names what a key means; a change of meaning changes the format, and with it every key. */
const format = 'snpress-stage/1';

/** Everything that the result of a stage depends on. Stored with the result, so that a rerun can be explained. */
export interface Preimage {
  readonly format: string;
  readonly implementation: string;
  /** Part of the code (workspace package, file, library) → its digest or version. */
  readonly code: { readonly [part: string]: string };
  readonly parameters: Json;
  readonly seed: string | null;
  /** Input name → digest of its bytes. */
  readonly inputs: { readonly [name: string]: Digest };
  /** Names of the outputs, sorted. */
  readonly outputs: readonly string[];
}

/**
 * The preimage of a stage's key. The stage's id is no part of it: the same computation in another experiment, or
 * twice in one, is done once.
 */
export function preimageOf(
  stage: Stage,
  code: { readonly [part: string]: string },
  inputs: { readonly [name: string]: Digest },
): Preimage {
  return {
    format,
    implementation: stage.implementation,
    code,
    parameters: stage.parameters,
    seed: stage.seed,
    inputs,
    outputs: [...stage.outputs].sort(),
  };
}

/** Whether a key is that of a preimage, which may come from elsewhere and be anything. */
export function isKeyOf(key: Digest, preimage: Preimage): boolean {
  try {
    return keyOf(preimage) === key;
  } catch {
    return false;
  }
}

/** SHA-256 of the canonical JSON of a preimage. */
export function keyOf(preimage: Preimage): Digest {
  return digestOf(canonicalJson(preimage));
}
