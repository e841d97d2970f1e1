import { createRng } from '@snpress/data/random/rng';
import { evaluateCeiling } from '@snpress/evaluate/ceiling/evaluate-ceiling';
import { readHeldOutSplits } from '../artifacts/held-out-splits.js';
import { trueCeiling } from '../definitions/true-ceiling.js';

export default trueCeiling.implement(async ({ params, inputs, seed }) => {
  const observed = await inputs.expression.read();
  const geneticValues = await inputs.geneticValues.read();
  const heldOut = await readHeldOutSplits(inputs.splits);
  const splits = await Promise.all(
    heldOut.map(async ({ label, baseline, covariatePart }, o) => {
      const { train } = await inputs.splits[o]!.split.read();
      return { label, baseline, covariatePart, train: train.map((row) => observed.samples[row]!) };
    }),
  );
  const ceiling = evaluateCeiling({ observed, geneticValues, splits }, createRng(seed ?? ''), {
    draws: Math.max(1, params.bootstrap),
  });
  return { ceiling };
});
