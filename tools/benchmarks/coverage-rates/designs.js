import { holdoutSplit, kFold } from '@snpress/preprocess';

/** Ways to divide a cross of 112 samples, by name, and how many predictions of each gene they hold out. */
export const designs = {
  folds: { heldOut: 112, divide: (samples, rng) => kFold(samples, 5, rng) },
  holdout: { heldOut: 12, divide: (samples, rng) => [holdoutSplit(samples, 12, rng)] },
  repeats: { heldOut: 336, divide: (samples, rng) => kFold(samples, 5, rng, { repeats: 3 }) },
};
