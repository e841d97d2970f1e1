import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { evaluateModel } from '../../src/index.js';
import { expectations, inputOf, observed } from '../fixtures/expectations.js';

const close = (actual: ArrayLike<number>, expected: readonly (number | null)[]): void => {
  expect(actual.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) {
    if (value === null) expect(actual[index]).toBeNaN();
    else expect(Math.abs(actual[index]! - value)).toBeLessThan(1e-10);
  }
};

describe.each(['good', 'poor'] as const)('evaluateModel agrees with NumPy and SciPy: %s', (name) => {
  const evaluation = evaluateModel(inputOf(name));
  const expected = expectations.evaluations[name];

  it('on errors and skill', () => {
    const { skill } = evaluation;
    close(
      [evaluation.mse, evaluation.baselineMse, skill.pooled, skill.mean, skill.median, skill.positive],
      [
        expected.mse,
        expected.baselineMse,
        expected.skill.pooled,
        expected.skill.mean,
        expected.skill.median,
        expected.skill.positive,
      ],
    );
    expect(skill.above.map(({ count }) => count)).toEqual(expected.skill.above);
    close(evaluation.perGene.skill, expected.perGene.skill);
    close(evaluation.perGene.n, expected.perGene.n);
    close(evaluation.perGene.observedMean, expected.perGene.observedMean);
  });

  it('on correlation', () => {
    close([evaluation.r.mean, evaluation.r2.mean], [expected.r, expected.r2]);
    expect(evaluation.r.undefined).toBe(expected.undefined);
    close(evaluation.perGene.r, expected.perGene.r);
    expect(evaluation.r2Bins.map(({ count }) => count)).toEqual(expected.r2Bins.map(({ count }) => count));
    close(
      evaluation.r2Bins.map((bin) => bin.expected),
      expected.r2Bins.map((bin) => bin.expected),
    );
  });

  it('on variance between and within genes, signs and calibration', () => {
    const { calibration } = evaluation;
    close([evaluation.betweenGene, evaluation.withinGene], [expected.betweenGene, expected.withinGene]);
    close([calibration.raw.slope, calibration.raw.intercept], expected.raw);
    close([calibration.withinGene.slope, calibration.withinGene.intercept], expected.within);
    expect(evaluation.signAgreement).toEqual({
      same: expected.sameSign,
      different: evaluation.values - expected.sameSign,
    });
  });

  it('per split and per sample', () => {
    close(
      evaluation.perSplit.flatMap(({ mse, skill }) => [mse, skill]),
      expected.perSplit.flatMap(({ mse, skill }) => [mse, skill]),
    );
    const bySample = new Map(
      evaluation.perSample.samples.map((id, row) => [id, evaluation.perSample.sse[row]!]),
    );
    close(
      observed.samples.map((id) => bySample.get(id)!),
      expected.perSample,
    );
  });
});

describe('evaluateModel', () => {
  const input = inputOf('good');

  it('matches samples and genes by id', () => {
    const reversed = (length: number): number[] => [...Array(length).keys()].reverse();
    const splits = input.splits.map((split) => ({
      ...split,
      predicted: selectFeatures(split.predicted, reversed(expectations.genes)),
      baseline: selectSamples(split.baseline, reversed(split.baseline.samples.length)),
    }));
    expect(evaluateModel({ ...input, splits })).toEqual(evaluateModel(input));
  });

  it('leaves out and counts genes that some split does not predict', () => {
    const [first, ...others] = input.splits;
    const kept = [...Array(expectations.genes).keys()].slice(2);
    const splits = [{ ...first!, predicted: selectFeatures(first!.predicted, kept) }, ...others];
    const evaluation = evaluateModel({ ...input, splits });
    expect(evaluation.skippedGenes).toBe(2);
    expect(evaluation.perGene.genes).toEqual(observed.features.slice(2));
    expect(evaluation.genes).toBe(expectations.genes - 2);
  });

  it('gives the training mean a skill of exactly 0', () => {
    const splits = input.splits.map((split) => ({ ...split, predicted: split.baseline }));
    const { skill, perSplit } = evaluateModel({ ...input, splits });
    expect([skill.pooled, skill.mean, skill.median, skill.positive]).toEqual([0, 0, 0, 0]);
    expect(perSplit.map((split) => split.skill)).toEqual([0, 0, 0, 0]);
  });

  it('gives the truth a skill of 1, and predictions without variation no correlation', () => {
    const complete = createMatrix({
      samples: ['a', 'b', 'c'],
      features: ['x', 'y'],
      values: Float32Array.of(1, 2, 4, 0.1, 0.1, 0.3),
    });
    const baseline = { ...complete, values: Float32Array.of(2, 2, 2, 0.1, 0.1, 0.1) };
    const split = { label: 'holdout', trainSamples: 9, predicted: complete, baseline };
    const perfect = evaluateModel({ name: 'truth', observed: complete, splits: [split] });
    expect(perfect).toMatchObject({
      mse: 0,
      betweenGene: 1,
      withinGene: 1,
      skill: { pooled: 1 },
      r: { mean: 1 },
    });
    expect(perfect.calibration.withinGene.slope).toBeCloseTo(1, 14);
    const flat = evaluateModel({
      name: 'mean',
      observed: complete,
      splits: [{ ...split, predicted: baseline }],
    });
    expect(flat.r).toEqual({ mean: NaN, undefined: 2 });
    expect(flat.calibration.withinGene).toEqual({ slope: NaN, intercept: NaN });
    expect(flat.withinGene).toBe(0);
  });

  it('counts a sample that repeats hold out again once', () => {
    const twice = evaluateModel({ ...input, splits: [...input.splits, ...input.splits] });
    const once = evaluateModel(input);
    expect(twice.samples).toBe(once.samples);
    expect(twice.values).toBe(2 * once.values);
    expect(twice.skill.pooled).toBeCloseTo(once.skill.pooled, 14);
    expect(twice.r2Bins).toEqual(once.r2Bins);
  });
});

it('judges what is left where covariates have a part in observations and predictions', () => {
  const input = inputOf('good');
  const plain = evaluateModel(input);
  // What does not vary has no part that varies.
  const varies = new Set(plain.perGene.genes.filter((_, gene) => !Number.isNaN(plain.perGene.r[gene])));
  const part = {
    ...observed,
    values: observed.values.map((_, at) =>
      varies.has(observed.features[Math.floor(at / observed.samples.length)]!) ? 3 * Math.sin(at) : 0,
    ),
  };
  const add = (matrix: Matrix): Matrix => ({
    ...matrix,
    values: matrix.values.map((value, at) => {
      const row = part.samples.indexOf(matrix.samples[at % matrix.samples.length]!);
      const column = part.features.indexOf(matrix.features[Math.floor(at / matrix.samples.length)]!);
      return value + part.values[column * part.samples.length + row]!;
    }),
  });
  const splits = input.splits.map((split) => ({
    ...split,
    predicted: add(split.predicted),
    baseline: add(split.baseline),
    covariatePart: add({ ...split.predicted, values: split.predicted.values.map(() => 0) }),
  }));
  const found = evaluateModel({ ...input, observed: add(input.observed), splits });
  expect(found.skill.pooled).toBeCloseTo(plain.skill.pooled, 5);
  expect(found.r.mean).toBeCloseTo(plain.r.mean, 5);
  expect(found.mse).toBeCloseTo(plain.mse, 5);
  const whole = splits.map((split) => ({ ...split, covariatePart: undefined }));
  const raw = evaluateModel({ ...input, observed: add(input.observed), splits: whole });
  expect(raw.skill.pooled).toBeCloseTo(plain.skill.pooled, 5);
  expect(raw.r.mean).not.toBeCloseTo(plain.r.mean, 1);
});

describe('evaluateModel refuses', () => {
  const input = inputOf('good');
  const [split] = input.splits;

  it('no splits, no common genes, unknown samples, predictions that are not numbers', () => {
    const other = { ...split!.predicted, features: split!.predicted.features.map((id) => id.toUpperCase()) };
    const values = split!.predicted.values.slice();
    values[5] = NaN;
    const wrong = [
      [],
      [{ ...split!, predicted: other }],
      [{ ...split!, predicted: { ...split!.predicted, samples: ['s1', 'p', 'q', 'r', 't'] } }],
      [{ ...split!, predicted: { ...split!.predicted, values } }],
    ];
    const messages = wrong.map((splits) => {
      try {
        return evaluateModel({ ...input, splits }).name;
      } catch (error) {
        return String(error);
      }
    });
    expect(messages).toMatchInlineSnapshot(`
      [
        "EvaluationError: Model "good" has no held-out predictions: give one outer split or more.",
        "EvaluationError: Model "good" predicts none of the 12 observed genes in every split: observed are "g0", "g1", "g2", …, predicted are "G0", "G1", "G2", …. Check that both use the same gene ids.",
        "EvaluationError: Model "good", fold 1: the observations lack 4 of 5 test samples ("p", "q", "r", …): match them by id first.",
        "EvaluationError: Model "good" predicts NaN for gene "g1" in fold 1: every prediction must be a finite number.",
      ]
    `);
  });
});
