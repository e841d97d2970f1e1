import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { dataOutputsOf } from '../artifacts/data-outputs-of.js';
import { simulate } from '../definitions/simulate.js';

// eslint-disable-next-line @typescript-eslint/require-await -- a rejection, not an exception
export default simulate.implement(async ({ params, seed }) => {
  const { dataset, trueGeneticValues, causal } = simulateCross(params, createRng(seed ?? ''));
  const total = dataset.genotypes.samples.length;
  const side = { total, dropped: [] };
  return {
    ...dataOutputsOf(dataset, {
      matched: total,
      genotypes: side,
      expression: side,
      ploidy: dataset.ploidy,
      files: [],
    }),
    geneticValues: trueGeneticValues,
    causal,
  };
});
