import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import {
  estimateHeritability,
  evaluateCeiling,
  EvaluationError,
  heritabilityCeiling,
} from '../../src/index.js';
import { crossFolds } from './cross-folds.js';

describe('evaluateCeiling', () => {
  it('is the share of variance that is genetic, within what chance and the baseline make of it', () => {
    const { dataset, trueGeneticValues, heritability } = simulateCross(
      { samples: 400, markers: 200, genes: 80, heritability: 0.6, missingRate: 0 },
      createRng('oracle'),
    );
    const ceiling = evaluateCeiling(
      {
        observed: dataset.expression,
        geneticValues: trueGeneticValues,
        splits: crossFolds(dataset.expression, 4),
      },
      createRng(1),
    );
    expect(ceiling.kind).toBe('truth');
    const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value) / values.length;
    expect(Math.abs(meanOf(ceiling.perGene.ceiling) - meanOf(heritability))).toBeLessThan(0.01);
    for (const [gene, h2] of heritability.entries()) {
      expect(Math.abs(ceiling.perGene.ceiling[gene]! - h2)).toBeLessThan(0.15);
    }
    const [low, high] = ceiling.interval;
    expect(low).toBeLessThan(ceiling.pooled);
    expect(high).toBeGreaterThan(ceiling.pooled);

    const estimate = heritabilityCeiling(estimateHeritability(dataset));
    expect(estimate.kind).toBe('heritability');
    expect(Math.abs(estimate.pooled - ceiling.pooled)).toBeLessThan(3 * estimate.standardError!);
    expect(estimate.perGene.genes).toEqual(ceiling.perGene.genes);
  });

  it('adds the part of covariates, against which skill is measured', () => {
    const { trueGeneticValues: genetic } = simulateCross(
      { samples: 30, markers: 30, genes: 2, heritability: 0.5, missingRate: 0 },
      createRng('covariates'),
    );
    const part: Matrix = { ...genetic, values: genetic.values.map((_, at) => (at % 30 < 15 ? 1 : -1)) };
    const observed = { ...genetic, values: genetic.values.map((value, at) => value + part.values[at]!) };
    const [split] = crossFolds(observed, 2);
    const rows = split!.baseline.samples.map((id) => genetic.samples.indexOf(id));
    const covariatePart = selectSamples(part, rows);
    const baseline = {
      ...split!.baseline,
      values: split!.baseline.values.map((value, at) => value + covariatePart.values[at]!),
    };
    const ceilingWith = (added: Matrix | undefined) =>
      evaluateCeiling(
        { observed, geneticValues: genetic, splits: [{ ...split!, baseline, covariatePart: added }] },
        createRng(1),
      ).pooled;
    expect(ceilingWith(undefined)).toBeLessThan(0);
    expect(ceilingWith(covariatePart)).toBeGreaterThan(0.5);
  });

  it('is 1 where expression is genetic alone, and learns the intercept of a gene from training samples', () => {
    const { trueGeneticValues: genetic } = simulateCross(
      { samples: 20, markers: 30, genes: 4, heritability: 0.5, missingRate: 0 },
      createRng('exact'),
    );
    const observed: Matrix = { ...genetic, values: genetic.values.map((value) => value + 8) };
    // A missing observation leaves the intercept to the others.
    observed.values[0] = NaN;
    const splits = crossFolds(observed, 2);
    // Other orders of samples and genes than the observations have.
    const reordered = selectSamples(genetic, [...genetic.samples.keys()].reverse());
    const { pooled, perGene } = evaluateCeiling(
      { observed, geneticValues: reordered, splits },
      createRng(1),
      { draws: 20 },
    );
    expect(pooled).toBeCloseTo(1, 8);
    for (const ceiling of perGene.ceiling) expect(ceiling).toBeCloseTo(1, 8);
  });

  it('refuses samples whose truth is not given', () => {
    const observed = createMatrix({
      samples: ['a', 'b', 'c', 'd'],
      features: ['g'],
      values: Float32Array.from([1, 2, 4, 3]),
    });
    const geneticValues = selectSamples(observed, [0, 1, 2]);
    const input = { observed, geneticValues, splits: crossFolds(observed, 2) };
    expect(() => evaluateCeiling(input, createRng(1))).toThrow(
      new EvaluationError(
        'Sample "d" of a split is not among the true genetic values: match samples by id first.',
      ),
    );
  });
});
