import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { bootstrapEvaluation, bootstrapSkill, evaluateModel, type Interval } from '../../src/index.js';
import { holdoutOf, inputOf } from '../fixtures/expectations.js';
import { fixtureDraws, resampling } from '../fixtures/resampling.js';

const draws = resampling.draws.length;

function expectClose(actual: Interval, expected: Interval): void {
  expect(actual[0]).toBeCloseTo(expected[0], 9);
  expect(actual[1]).toBeCloseTo(expected[1], 9);
}

describe('bootstrapEvaluation', () => {
  it.each(['good', 'poor'] as const)('agrees with brute force on every number of a holdout: %s', (name) => {
    const { mse, skill, r, withinGene } = bootstrapEvaluation(holdoutOf(name), fixtureDraws(), { draws });
    const expected = resampling.bootstrap[name].holdout;
    expectClose(mse, expected.mse);
    expectClose(skill.pooled, expected.pooled);
    expectClose(skill.mean, expected.mean);
    expectClose(r.mean, expected.r);
    expectClose(withinGene, expected.withinGene);
  });

  it.each(['good', 'poor'] as const)('is wider in a cross-validation, which has none of r: %s', (name) => {
    const { mse, skill, r, withinGene } = bootstrapEvaluation(inputOf(name), fixtureDraws(), { draws });
    const expected = resampling.bootstrap[name].folds;
    expectClose(mse, expected.mse);
    expectClose(skill.pooled, expected.pooled);
    expectClose(skill.mean, expected.mean);
    expect(r.mean).toEqual([NaN, NaN]);
    expect(withinGene).toEqual([NaN, NaN]);
  });

  it('has the width of the percentile interval of SciPy, stretched', () => {
    const [low, high] = bootstrapEvaluation(inputOf('poor'), createRng(4), { draws: 4000 }).skill.pooled;
    const ratio = (high - low) / (resampling.stretch * resampling.scipyWidth);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });

  it('does not depend on how draws are put into blocks, and agrees with bootstrapSkill', () => {
    const input = inputOf('good');
    const { skill } = bootstrapEvaluation(input, createRng(1), { draws: 250 });
    const alone = bootstrapSkill(evaluateModel(input).perSample, createRng(1), { draws: 250 });
    expectClose(skill.pooled, alone);
  });

  it('counts a sample of several repeats as one sample', () => {
    const input = inputOf('good');
    const twice = { ...input, splits: [...input.splits, ...input.splits] };
    const once = bootstrapEvaluation(input, createRng(1), { draws: 200 });
    const repeated = bootstrapEvaluation(twice, createRng(1), { draws: 200 });
    expectClose(repeated.skill.pooled, once.skill.pooled);
    expectClose(repeated.skill.mean, once.skill.mean);
    expectClose(repeated.mse, once.mse);
  });

  it('gives the baseline an interval of exactly zero skill, and no r to constant predictions', () => {
    const input = inputOf('good');
    const [split] = input.splits;
    const intervals = bootstrapEvaluation(
      { ...input, splits: [{ ...split!, predicted: split!.baseline }] },
      createRng(1),
    );
    expect(intervals.skill).toEqual({ pooled: [0, 0], mean: [0, 0] });
    expect(intervals.r.mean).toEqual([NaN, NaN]);
  });

  it('has no interval for a single sample', () => {
    const input = inputOf('good');
    const { predicted, baseline, ...split } = input.splits[0]!;
    const one = (matrix: typeof predicted): typeof predicted => ({
      ...matrix,
      samples: matrix.samples.slice(0, 1),
      values: matrix.values.filter((_, index) => index % matrix.samples.length === 0),
    });
    const splits = [{ ...split, predicted: one(predicted), baseline: one(baseline) }];
    expect(bootstrapEvaluation({ ...input, splits }, createRng(1)).skill.pooled).toEqual([NaN, NaN]);
  });
});
