import type { Experiment } from './experiment.js';
import type { Problem } from './problem.js';

/** Problems of a split that asks for more samples than there are. */
export function checkSplitSize({ outer, inner }: Experiment['split'], samples: number): readonly Problem[] {
  const held = (path: readonly string[], message: string, most: number): Problem => ({
    path: ['split', ...path],
    message: `${message}, but there are ${samples} samples`,
    hint: most < 1 ? 'simulate more samples' : `use ${most} or fewer`,
  });
  if ('folds' in outer && outer.folds > samples)
    return [held(['outer', 'folds'], `${outer.folds} folds need a sample each`, samples)];
  if ('holdout' in outer && outer.holdout >= samples)
    return [held(['outer', 'holdout'], `${outer.holdout} samples are to be held out`, samples - 1)];
  const fewest =
    'folds' in outer
      ? samples - Math.ceil(samples / outer.folds)
      : 'holdout' in outer
        ? samples - (outer.holdout < 1 ? Math.max(1, Math.round(outer.holdout * samples)) : outer.holdout)
        : Infinity;
  return inner.folds > fewest
    ? [
        {
          path: ['split', 'inner', 'folds'],
          message: `${inner.folds} inner folds need a training sample each, but an outer training set has ${fewest}`,
          hint: fewest < 2 ? 'simulate more samples' : `use ${fewest} or fewer`,
        },
      ]
    : [];
}
