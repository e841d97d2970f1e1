import { createMatrix } from '@snpress/data';
import { expect, test } from 'vitest';
import { attritionInWords } from '../../src/attrition/attrition-in-words.js';
import { attritionOf, evaluateModel, metricsJson } from '../../src/index.js';

const samples = ['s1', 's2', 's3', 's4'];
const nan = NaN;
const expression = createMatrix({
  samples,
  features: ['varies', 'constant', 'misses', 'misses late'],
  values: Float32Array.of(1, 2, 3, 5, 1, 1, 1, 1, nan, 2, 3, 4, 1, 2, 3, nan),
});
const folds = [
  [0, 1],
  [2, 3],
] as const;
const steps = (name: string, inputFeatures: readonly string[], features: readonly string[]) => ({
  ...{ steps: [{ [name]: {} }], fitted: [{ features }] },
  ...{ inputFeatures, features },
});
const splits = [['misses late'], []].map((late) => ({
  genotypes: steps('dropConstant', ['m1', 'm2', 'm3'], ['m1']),
  expression: steps('dropMissing', expression.features, ['varies', 'constant', ...late]),
}));
const heldOut = folds.map((_, fold) => {
  const names = folds[1 - fold]!.map((row) => samples[row]!);
  const { features } = splits[fold]!.expression;
  const mean = createMatrix({
    samples: names,
    features,
    values: new Float32Array(2 * features.length).fill(1),
  });
  return { label: `outer${fold}`, trainSamples: 2, predicted: mean, baseline: mean };
});
const evaluation = evaluateModel({ name: 'mean', observed: expression, splits: heldOut });
const attrition = attritionOf({
  samples: 4,
  samplesLeft: [
    { id: 'x1', reason: 'not in expression' },
    { id: 'x2', reason: 'not in expression' },
    { id: 'y1', reason: 'not in genotypes' },
  ],
  genesLeft: [{ id: '1-Mar', reason: 'without an id of their own' }],
  splits,
  evaluation,
});

test('what was read, what was used, and why the rest was not', () => {
  expect(attritionInWords(attrition)).toEqual([
    '4 of 7 samples used; left out: 2 not in expression (x1, x2), 1 not in genotypes (y1).',
    '1 of 3 markers used; left out: 2 by dropConstant (m2, m3).',
    '1 of 5 genes used; left out: 1 without an id of their own (1-Mar), 2 by dropMissing (misses, misses late), 1 constant in the samples that were held out (constant).',
  ]);
});

test('every count is that of what was read', () => {
  for (const { read, used, lost } of [attrition.samples, attrition.markers, attrition.genes]) {
    const left = lost.reduce((sum, { count }) => sum + count[1], 0);
    expect(used[0] + left).toBe(read);
  }
});

test('metrics.json says the same', () => {
  const size = { samples: 4, snps: 1, genes: 1 };
  expect(metricsJson({ experiment: 'x', ...size, attrition, models: [evaluation] })).toMatchObject({
    genes: 1,
    attrition: {
      genes: {
        read: 5,
        used: [1, 1],
        lost: [{}, { reason: 'dropMissing', count: [2, 2], ids: ['misses', 'misses late'] }, {}],
      },
    },
  });
});
