import type { TrainingSet } from '../contract/estimator.js';
import { createSha256 } from '../platform/sha256.js';
import { decomposeKernel, type KernelDecomposition } from './kernel-decomposition.js';

interface Remembered {
  readonly digest: string;
  readonly decomposition: KernelDecomposition;
}

const remembered = new WeakMap<TrainingSet, Remembered>();

/**
 * The decomposition of a training set, made once for choosing the penalties and fitting with them, and kept for as long
 * as the training set is. Values that changed since then are decomposed anew.
 */
export function sharedDecomposition(train: TrainingSet): KernelDecomposition {
  const digest = digestOf(train);
  const known = remembered.get(train);
  if (known?.digest === digest) return known.decomposition;
  const decomposition = decomposeKernel(train);
  remembered.set(train, { digest, decomposition });
  return decomposition;
}

function digestOf({ genotypes, expression }: TrainingSet): string {
  const hash = createSha256();
  hash.update(`${genotypes.samples.length} ${genotypes.features.length} `);
  for (const { buffer, byteOffset, byteLength } of [genotypes.values, expression.values]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest();
}
