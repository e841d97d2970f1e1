import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { bootstrapDifference, comparePaired, evaluateModel } from '../../src/index.js';
import { inputOf } from '../fixtures/expectations.js';
import { fixtureDraws, resampling } from '../fixtures/resampling.js';

const good = evaluateModel(inputOf('good'));
const poor = evaluateModel(inputOf('poor'));

describe('bootstrapDifference', () => {
  it('agrees with brute force', () => {
    const { mse, skill } = bootstrapDifference(good, poor, fixtureDraws(), {
      draws: resampling.draws.length,
    });
    expect(mse[0]).toBeCloseTo(resampling.difference.mse[0], 9);
    expect(mse[1]).toBeCloseTo(resampling.difference.mse[1], 9);
    expect(skill[0]).toBeCloseTo(resampling.difference.pooled[0], 9);
    expect(skill[1]).toBeCloseTo(resampling.difference.pooled[1], 9);
  });

  it('finds no difference between a model and itself', () => {
    expect(bootstrapDifference(good, good, createRng(1))).toEqual({ mse: [0, 0], skill: [0, 0] });
  });

  it('is what comparePaired has for a single split, where there is no test', () => {
    const single = (name: 'good' | 'poor'): ReturnType<typeof evaluateModel> =>
      evaluateModel({ ...inputOf(name), splits: inputOf(name).splits.slice(0, 1) });
    const pairs = comparePaired([single('good'), single('poor')], 'mean', createRng(3));
    const pair = pairs.find(({ first, second }) => first === 'good' && second === 'poor')!;
    const { mse, skill } = bootstrapDifference(
      single('good'),
      single('poor'),
      createRng(3).fork('good − poor'),
    );
    expect(pair).toMatchObject({
      mse: { test: null, interval: mse },
      skill: { test: null, interval: skill },
    });
    expect(skill[0]).toBeLessThan(pair.skill.difference);
    expect(skill[1]).toBeGreaterThan(pair.skill.difference);
    expect(comparePaired([single('good')])[0]!.skill.interval).toBeNull();
  });

  it('refuses models of different samples', () => {
    const other = evaluateModel({ ...inputOf('poor'), splits: inputOf('poor').splits.slice(1) });
    expect(() => bootstrapDifference(good, other, createRng(1))).toThrow(
      'Models "good" and "poor" cannot be compared sample by sample, as they were not evaluated on the same values: ' +
        '20 held-out samples and 15. Evaluate both on the same splits and genes.',
    );
  });
});
