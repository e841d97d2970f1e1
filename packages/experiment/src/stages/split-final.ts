import { createRng } from '@snpress/data/random/rng';
import { finalSplit } from '@snpress/preprocess/split/final-split';
import { readGroups } from '@snpress/preprocess/split/read-groups';
import { splitFinal } from '../definitions/split-final.js';

export default splitFinal.implement(async ({ params: { inner, groupColumn }, inputs, seed }) => {
  const samples = await inputs.samples.read();
  const groups =
    groupColumn !== undefined && inputs.groups
      ? await readGroups(inputs.groups.path, groupColumn, samples)
      : undefined;
  const split = finalSplit(samples, { inner }, createRng(seed ?? ''), {
    groupOfSample: groups?.groupOfSample,
  });
  const { inner: folds, ...all } = split;
  return { all, inner: folds };
});
