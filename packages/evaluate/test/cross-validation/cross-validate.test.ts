import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { lasso, ridge } from '@snpress/models';
import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../src/index.js';

const { dataset } = simulateCross(
  { samples: 40, markers: 60, genes: 8, heritability: 0.6, missingRate: 0.02 },
  createRng(7),
);
const options = {
  outer: { folds: 3 },
  inner: { folds: 3 },
  preprocess: {
    genotypes: [
      { minAlleleFrequency: { min: 0.1 } },
      { impute: {} },
      { scale: { range: [0, 1] as [number, number] } },
    ],
    expression: [{ scale: { method: 'standard' as const } }],
  },
  seed: 3,
};

/** The same matrix with every value of some samples changed. */
function altered(matrix: Matrix, rows: readonly number[], change: (value: number) => number): Matrix {
  const among = new Set(rows);
  const { length } = matrix.samples;
  return {
    ...matrix,
    values: matrix.values.map((value, at) => (among.has(at % length) ? change(value) : value)),
  };
}

describe('crossValidate', () => {
  it.each([
    ['ridge', { select: 'per-gene' as const }],
    ['lasso', { grid: { alpha: [0.05, 0.3] } }],
    ['knn', { grid: { k: [2, 5] } }],
  ])('%s: held-out samples change nothing that is fitted or chosen', async (estimator, own) => {
    const { splits } = await crossValidate(estimator, dataset, { ...options, ...own });
    const [first] = splits;
    const { splits: again } = await crossValidate(
      estimator,
      {
        genotypes: altered(dataset.genotypes, first!.test, (value) => 1 - value),
        expression: altered(dataset.expression, first!.test, (value) => 100 - 7 * value),
      },
      { ...options, ...own },
    );
    expect(again[0]!.test).toEqual(first!.test);
    expect(again[0]!.chosen).toEqual(first!.chosen);
    for (const part of ['fitted', 'genotypeSteps', 'expressionSteps'] as const) {
      expect(await encodeBundle(again[0]![part].save())).toEqual(await encodeBundle(first![part].save()));
    }
    expect(await encodeBundle(again[1]!.fitted.save())).not.toEqual(
      await encodeBundle(splits[1]!.fitted.save()),
    );
  });

  it('holds every sample out once, judges the predictions and tells what was chosen', async () => {
    const progress: number[] = [];
    const { splits, evaluation } = await crossValidate(ridge, dataset, {
      ...options,
      select: 'per-gene',
      onProgress: (done) => progress.push(done),
    });
    expect(splits.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual([
      ...dataset.expression.samples.keys(),
    ]);
    expect(splits.map(({ predicted }) => predicted.samples.length)).toEqual(
      splits.map(({ test }) => test.length),
    );
    expect(splits[0]!.chosen).toHaveLength(8);
    expect(splits[0]!.chosen[0]).toHaveProperty('relativeLambda');
    expect(evaluation.samples).toBe(40);
    expect(evaluation.skill.mean).toBeGreaterThan(0);
    expect(progress.every((done, index) => done >= (progress[index - 1] ?? 0) && done <= 1)).toBe(true);
  });

  it('takes folds by sample, keeps groups together and knows estimators by name', async () => {
    const { samples } = dataset.expression;
    const fold = new Map(samples.map((sample, row) => [sample, row % 4 === 0 ? 'a' : 'b']));
    const groups = new Map(samples.map((sample, row) => [sample, `family${row % 10}`]));
    const byFold = await crossValidate('ridge', dataset, { ...options, outer: fold });
    expect(byFold.splits.map(({ label, test }) => [label, test.length])).toEqual([
      ['fold a', 10],
      ['fold b', 30],
    ]);
    const byGroup = await crossValidate('mean', dataset, { ...options, groups });
    for (const { train, test } of byGroup.splits) {
      const held = new Set(test.map((row) => groups.get(samples[row]!)));
      expect(train.filter((row) => held.has(groups.get(samples[row]!)))).toEqual([]);
    }
  });

  it('tells what is wrong before anything is fitted, and stops when it is told to', async () => {
    await expect(crossValidate(ridge, dataset, { params: { chooseBy: 'outer' as 'loo' } })).rejects.toThrow(
      /chooseBy/,
    );
    await expect(crossValidate('rigde', dataset)).rejects.toThrow(/rigde/);
    await expect(crossValidate(lasso, dataset, { grid: { alpha: [-1] } })).rejects.toThrow(/alpha/);
    await expect(crossValidate(ridge, dataset, { outer: { folds: 41 } })).rejects.toThrow(/41 folds/);
    const reason = new Error('enough');
    await expect(
      crossValidate(ridge, dataset, { ...options, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});
