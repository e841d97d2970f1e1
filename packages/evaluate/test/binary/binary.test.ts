import { describe, expect, it } from 'vitest';
import { evaluateModel } from '../../src/index.js';

const samples = ['s1', 's2', 's3', 's4', 's5', 's6'];
const matrix = (values: readonly number[], features: readonly string[] = ['ill']) => ({
  samples,
  features,
  values: Float32Array.from(values),
});
const judge = (observed: readonly number[], predicted: readonly number[]) =>
  evaluateModel({
    name: 'model',
    observed: matrix(observed),
    splits: [
      {
        label: 'all',
        trainSamples: 10,
        predicted: matrix(predicted),
        baseline: matrix([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]),
      },
    ],
  }).binary;

describe('binary traits', () => {
  it('have the numbers that are counted by hand', () => {
    const { auc, logLoss, baselineLogLoss, liabilityR2, prevalence } = judge(
      [1, 1, 1, 0, 0, 0],
      [0.9, 0.6, 0.4, 0.4, 0.2, -1],
    )!;
    expect(prevalence[0]).toBe(0.5);
    // 8 pairs are in order and one is tied
    expect(auc[0]).toBeCloseTo(8.5 / 9, 12);
    const chances = [0.9, 0.6, 0.4, 0.6, 0.8, 0.999];
    expect(logLoss[0]).toBeCloseTo(-chances.reduce((sum, p) => sum + Math.log(p), 0) / 6, 6);
    expect(baselineLogLoss[0]).toBeCloseTo(Math.LN2, 12);
    // half are cases: the threshold is 0, φ² is 1/2π
    const skill = 1 - (0.01 + 0.16 + 0.36 + 0.16 + 0.04 + 1) / 1.5;
    expect(liabilityR2[0]).toBeCloseTo(skill * 0.25 * 2 * Math.PI, 6);
  });

  it('leave missing values out', () => {
    expect(judge([1, NaN, 1, 0, NaN, 0], [0.9, 0, 0.8, 0.1, 1, 0.2])!.auc[0]).toBe(1);
  });

  it.each([
    ['three values', [0, 1, 2, 0, 1, 2]],
    ['one value', [1, 1, 1, 1, 1, 1]],
    ['PLINK’s coding', [1, 2, 1, 2, 1, 2]],
  ])('are not what has %s', (_, observed) => {
    expect(judge(observed, [0, 0, 0, 0, 0, 1])).toBeUndefined();
  });
});
