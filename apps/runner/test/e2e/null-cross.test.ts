import { createRng, simulateCross } from '@snpress/data';
import { estimateHeritability } from '@snpress/evaluate';
import { expect, it } from 'vitest';
import { crossValidate } from './cross-validate.js';

const models = {
  'top-snp': { type: 'top-snp' },
  ridge: { type: 'ridge' },
  lasso: { type: 'lasso' },
  forest: { type: 'random-forest', trees: 25 },
  mlp: { type: 'mlp', hidden: [8], epochs: 8 },
};
const crosses = 16;

/** Of 16 crosses and an interval that lies above the truth once in 40, more than this is once in 1,800 (binomial). */
const mostClaims = 3;

it('no model claims skill on crosses whose genes no marker acts on', { timeout: 300_000 }, async () => {
  const claims = Object.fromEntries([...Object.keys(models), 'heritability'].map((name) => [name, 0]));
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
    for (const { name, evaluation, interval } of judged.models) {
      if (name === 'mean') expect(evaluation.skill.pooled).toBe(0);
      else if (interval[0] > 0) claims[name]!++;
    }
    if (estimateHeritability(dataset).pooled.interval[0] > 0) claims.heritability!++;
  }
  for (const count of Object.values(claims)) expect(count).toBeLessThanOrEqual(mostClaims);
  // Models that fit noise lose to the mean: most intervals lie below zero, not around it.
  const total = Object.values(claims).reduce((sum, count) => sum + count, 0);
  expect(total).toBeLessThanOrEqual(0.025 * crosses * Object.keys(claims).length);
});
