import { selectFeatures } from '@snpress/data/matrix/select-features';
import { describe, expect, it } from 'vitest';
import { comparePaired, correctedTTest, evaluateModel } from '../../src/index.js';
import { expectations, inputOf } from '../fixtures/expectations.js';

const good = evaluateModel(inputOf('good'));
const poor = evaluateModel(inputOf('poor'));
const mean = evaluateModel({
  ...inputOf('good'),
  name: 'mean',
  splits: inputOf('good').splits.map((split) => ({ ...split, predicted: split.baseline })),
});

describe('comparePaired', () => {
  it.each(['mse', 'skill'] as const)('agrees with SciPy on %s', (measure) => {
    const pair = comparePaired([good, poor]).find(({ second }) => second === 'poor')!;
    const { difference, standardError, t, df, p, interval } = expectations.comparison[measure];
    expect(pair[measure].difference).toBeCloseTo(difference, 10);
    expect(pair[measure].test!.df).toBe(df);
    expect(pair[measure].test!.standardError).toBeCloseTo(standardError, 10);
    expect(pair[measure].test!.t / t).toBeCloseTo(1, 10);
    expect(pair[measure].test!.p / p).toBeCloseTo(1, 9);
    expect(pair[measure].test!.interval[0]).toBeCloseTo(interval[0]!, 10);
    expect(pair[measure].test!.interval[1]).toBeCloseTo(interval[1]!, 10);
  });

  it('compares every model with the baseline and then with one another', () => {
    const names = comparePaired([mean, good, poor]).map(({ first, second }) => `${first} − ${second}`);
    expect(names).toEqual(['good − mean', 'poor − mean', 'good − poor']);
  });

  it('takes the baseline from the models where it is not among them', () => {
    expect(comparePaired([good, poor])).toEqual(comparePaired([good, mean, poor]));
  });

  it('gives differences but no test for a single split', () => {
    const input = inputOf('good');
    const single = evaluateModel({ ...input, splits: input.splits.slice(0, 1) });
    const [pair] = comparePaired([single]);
    expect(pair).toMatchObject({ first: 'good', second: 'mean', mse: { test: null }, skill: { test: null } });
    expect(pair!.mse.difference).toBeCloseTo(single.mse - single.baselineMse, 14);
    expect(pair!.skill.difference).toBeCloseTo(single.skill.pooled, 14);
  });

  it('refuses models of different splits', () => {
    const input = inputOf('poor');
    const genes = [...Array(expectations.genes).keys()].slice(1);
    const others = [
      input.splits.slice(0, 1),
      input.splits.map((split) => ({ ...split, predicted: selectFeatures(split.predicted, genes) })),
      input.splits.map((split) => ({ ...split, trainSamples: 7 })),
    ];
    const messages = others.map((splits) => {
      try {
        return comparePaired([good, evaluateModel({ ...input, splits })]).length;
      } catch (error) {
        return String(error);
      }
    });
    expect(messages).toMatchInlineSnapshot(`
      [
        "EvaluationError: Models "good" and "poor" cannot be compared pair by pair, as they were not evaluated on the same splits, samples and genes: 4 outer splits and 1.",
        "EvaluationError: Models "good" and "poor" cannot be compared pair by pair, as they were not evaluated on the same splits, samples and genes: 12 genes and 11, which are not the same.",
        "EvaluationError: Models "good" and "poor" cannot be compared pair by pair, as they were not evaluated on the same splits, samples and genes: fold 1 with 15 training samples, 5 test samples and 59 values, and fold 1 with 7 training samples, 5 test samples and 59 values.",
      ]
    `);
  });

  it('compares nothing with nothing', () => {
    expect(comparePaired([])).toEqual([]);
  });
});

describe('correctedTTest', () => {
  it('finds nothing between equal models, and everything in a difference that never varies', () => {
    expect(correctedTTest([0, 0, 0], 0.25)).toMatchObject({ t: 0, p: 1, interval: [0, 0] });
    expect(correctedTTest([-1, -1, -1], 0.25)).toMatchObject({ t: -Infinity, p: 0, interval: [-1, -1] });
  });
});
