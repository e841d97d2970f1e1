import { createSha256 } from '../platform/sha256.js';
import type { TrainingSet } from './training-set.js';

/**
 * Keeps what was last made of a training set for as long as the set is, so that several fits share it. It is made anew where the
 * values of the set have changed since, or where `key` (what else it depends on) is another.
 */
export function remember<T>(): (train: TrainingSet, key: string, make: () => T) => T {
  const remembered = new WeakMap<TrainingSet, { readonly digest: string; readonly made: T }>();
  return (train, key, make) => {
    const digest = digestOf(train, key);
    const known = remembered.get(train);
    if (known?.digest === digest) return known.made;
    const made = make();
    remembered.set(train, { digest, made });
    return made;
  };
}

function digestOf({ genotypes, expression }: TrainingSet, key: string): string {
  const hash = createSha256();
  hash.update(`${genotypes.samples.length} ${genotypes.features.length} ${key} `);
  for (const { buffer, byteOffset, byteLength } of [genotypes.values, expression.values]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest();
}
