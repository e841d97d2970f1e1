import type { Estimator } from '../contract/estimator.js';
import { createSha256 } from '../platform/sha256.js';

/** Names the pretraining that an estimator wants with some parameters, the same for all that can share it. */
export function pretrainingId(estimator: Estimator, params: object): string | undefined {
  const wanted = estimator.pretraining?.parameters(params) ?? null;
  if (wanted === null) return undefined;
  const hash = createSha256();
  hash.update(JSON.stringify(wanted));
  return hash.digest().slice(0, 8);
}
