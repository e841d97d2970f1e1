import { createRng } from '@snpress/data/random/rng';
import { nestedSplits } from '@snpress/preprocess/split/nested-splits';
import { PreprocessError } from '@snpress/preprocess/preprocess-error';
import { readFolds } from '@snpress/preprocess/split/read-folds';
import { readGroups } from '@snpress/preprocess/split/read-groups';
import { split } from '../definitions/split.js';

export default split.implement(async ({ params: { protocol, splits: expected }, inputs, seed, warn }) => {
  const { outer } = protocol;
  const samples = await inputs.samples.read();
  const folds = inputs.folds && (await readFolds(inputs.folds.path, samples));
  const groups =
    'folds' in outer && outer.groups && inputs.groups
      ? await readGroups(inputs.groups.path, outer.groups.column, samples)
      : undefined;
  for (const warning of [...(folds?.warnings ?? []), ...(groups?.warnings ?? [])]) warn(warning);

  const splits = nestedSplits(samples, protocol, createRng(seed ?? ''), {
    foldOfSample: folds?.foldOfSample,
    groupOfSample: groups?.groupOfSample,
  });
  if (splits.length !== expected) {
    throw new PreprocessError({
      code: 'empty-folds',
      message: `The fold file has ${expected} folds, but the ${samples.length} samples of the data are in ${splits.length} of them`,
      hint: 'remove the folds without samples',
    });
  }
  return {
    outer: splits.map(({ label, train, test }) => ({ label, train, test })),
    inner: splits.map((outerSplit) =>
      outerSplit.inner.map(({ label, train, test }) => ({ label, train, test })),
    ),
  };
});
