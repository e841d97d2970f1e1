import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { estimateHeritability, permutationTest } from '@snpress/evaluate';
import { expect, it } from 'vitest';
import { crossValidate } from './cross-validate.js';

const models = {
  'top-snp': { type: 'top-snp' },
  ridge: { type: 'ridge' },
  lasso: { type: 'lasso' },
  forest: { type: 'random-forest', trees: 20 },
  mlp: { type: 'mlp', hidden: [8], epochs: 8 },
};
const crosses = 12;

it('no model claims skill on crosses whose genes no marker acts on', { timeout: 300_000 }, async () => {
  const claims = Object.fromEntries([...Object.keys(models), 'heritability'].map((name) => [name, 0]));
  let discovering = 0;
  for (let cross = 0; cross < crosses; cross++) {
    const seed = `null/${cross}`;
    const { dataset, causal } = simulateCross(
      { samples: 60, markers: 100, genes: 30, heritability: 0, missingRate: 0 },
      createRng(seed),
    );
    expect(causal).toEqual([]);
    const judged = await crossValidate(
      dataset,
      { mean: { type: 'mean' }, ...models },
      { seed, folds: 5, innerFolds: 3 },
    );
    for (const { name, input, evaluation, interval } of judged.models) {
      if (name === 'mean') {
        expect(evaluation.skill.pooled).toBe(0);
        continue;
      }
      if (interval[0] > 0) claims[name]!++;
      const { discoveries } = permutationTest(input, createRng(seed), { permutations: 2000 });
      if (discoveries.genes > 0) discovering++;
    }
    if (estimateHeritability(dataset).pooled.interval[0] > 0) claims.heritability!++;
  }
  // An interval of 95 % may lie above the truth once in 40 times. It does so less often: models that fit noise lose to
  // the mean, so that their intervals lie below zero rather than around it.
  const total = Object.values(claims).reduce((sum, count) => sum + count, 0);
  expect(total).toBeLessThanOrEqual(0.025 * crosses * Object.keys(claims).length);
  // With nothing to discover, a false discovery rate of 0.05 lets one test in 20 discover any gene.
  expect(discovering).toBeLessThanOrEqual(0.05 * crosses * Object.keys(models).length);
});
