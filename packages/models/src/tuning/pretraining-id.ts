import { createHash } from 'node:crypto';
import type { Estimator } from '../contract/estimator.js';

/** Names the pretraining that an estimator wants with some parameters, the same for all that can share it. */
export function pretrainingId(estimator: Estimator, params: object): string | undefined {
  const wanted = estimator.pretraining?.parameters(params) ?? null;
  if (wanted === null) return undefined;
  return createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 8);
}
