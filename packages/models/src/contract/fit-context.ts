import { createRng } from '@snpress/data/random/rng';
import type { FitContext, FitOptions } from './estimator.js';

/** Of a fit that is given neither a seed nor a stream; that of a spec without one. */
const DEFAULT_SEED = 1;

/** What a fit works with, from what its caller gave. */
export function fitContext({ seed = DEFAULT_SEED, rng, ...others }: FitOptions = {}): FitContext {
  return { ...others, rng: rng ?? createRng(seed) };
}
