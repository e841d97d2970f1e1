import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineEstimator, loadModel, predictHeldOut, type Fitted } from '../../src/index.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const train = makeTrainingSet(createRng('own estimator'), { samples: 30, markers: 20, genes: 4 });

it("takes an estimator of one's own, tunes it, and loads it", async () => {
  const median = defineEstimator({
    type: 'shrunken-median',
    summary: "Each gene's training median times a factor.",
    params: z.strictObject({ factor: z.number().default(1).describe('What the median is multiplied by.') }),
    traits: { joint: false, seeded: false, needsFinite: true },
    fit: ({ expression: { samples, features, values } }, { factor }) =>
      constant(
        features,
        Float64Array.from(features, (__, gene) => {
          const own = values.slice(gene * samples.length, (gene + 1) * samples.length).sort();
          return factor * own[samples.length >> 1]!;
        }),
      ),
    load: ({ arrays }) => constant(arrays.genes as readonly string[], arrays.values as Float64Array),
  });
  const splits = await predictHeldOut(median, train, { grid: { factor: [0.2, 1] }, outer: { folds: 2 } });
  const { fitted, chosen } = splits[0]!;
  expect(chosen[0]).toEqual({ factor: 1 });
  const loaded = loadModel(fitted.save(), [median]);
  expect(loaded.predict(train.genotypes)).toEqual(fitted.predict(train.genotypes));
});

function constant(genes: readonly string[], values: Float64Array): Fitted {
  return {
    predict: ({ samples }) => ({
      samples,
      features: genes,
      values: Float32Array.from(
        { length: samples.length * genes.length },
        (_, at) => values[Math.floor(at / samples.length)]!,
      ),
    }),
    save: () => ({ metadata: { type: 'shrunken-median' }, arrays: { genes, values } }),
  };
}
