import { expect, it } from 'vitest';
import type { EvaluatedModel } from '../../src/index.js';
import { geneWins } from '../../src/tables/gene-wins.js';

const model = (skill: readonly number[]) => ({ perGene: { skill } }) as unknown as EvaluatedModel;

it('counts genes that a model predicts better, and those where it matters', () => {
  expect(geneWins(model([0.5, 0.2, 0.1, 0.1, NaN, 0.3]), model([0.1, 0.18, 0.1, 0.4, 0.2, 0.31]))).toEqual({
    better: 2,
    worse: 2,
    clearlyBetter: 1,
    clearlyWorse: 1,
    median: 0,
  });
});
