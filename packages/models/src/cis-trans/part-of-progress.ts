import type { FitContext } from '../contract/estimator.js';

/** The context for a part of the work: from `done` of the whole on, `share` of it. No pretraining is for parts. */
export function partOfProgress(
  { rng, onProgress, signal }: FitContext,
  done: number,
  share: number,
): FitContext {
  return {
    rng,
    signal,
    onProgress:
      onProgress &&
      ((inner) => {
        onProgress(done + inner * share);
      }),
  };
}
