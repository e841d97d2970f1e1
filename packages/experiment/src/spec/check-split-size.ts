import type { Experiment } from './experiment.js';
import type { Problems } from './problem.js';

/** Tells of a split that asks for more samples than there are. */
export function checkSplitSize(
  { outer, inner }: Experiment['split'],
  samples: number,
  problems: Problems,
): void {
  const tell = (path: readonly string[], message: string, most: number): void => {
    problems.add(['split', ...path], message, most < 1 ? 'simulate more samples' : `use ${most} or fewer`);
  };
  const there = `but there are ${samples} samples`;
  if ('folds' in outer && outer.folds > samples)
    tell(['outer', 'folds'], `${outer.folds} folds need a sample each, ${there}`, samples);
  else if ('holdout' in outer && outer.holdout >= samples)
    tell(['outer', 'holdout'], `${outer.holdout} samples are to be held out, ${there}`, samples - 1);
  else {
    const fewest =
      'folds' in outer
        ? samples - Math.ceil(samples / outer.folds)
        : 'holdout' in outer
          ? samples - (outer.holdout < 1 ? Math.max(1, Math.round(outer.holdout * samples)) : outer.holdout)
          : Infinity;
    if (inner.folds > fewest)
      tell(
        ['inner', 'folds'],
        `${inner.folds} inner folds need a training sample each, but an outer training set has ${fewest}`,
        fewest < 2 ? 0 : fewest,
      );
  }
}
