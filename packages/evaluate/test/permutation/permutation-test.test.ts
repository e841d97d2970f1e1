import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, permutationTest, type EvaluationInput } from '../../src/index.js';
import { inputOf } from '../fixtures/expectations.js';
import { fixturePermutations, resampling } from '../fixtures/resampling.js';

const permutations = resampling.permutations.length;
const orNull = (values: ArrayLike<number>): (number | null)[] =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : value));

describe('permutationTest', () => {
  it.each([
    ['good', 'folds', 4],
    ['good', 'holdout', 1],
    ['poor', 'folds', 4],
    ['poor', 'holdout', 1],
  ] as const)('agrees with recomputed errors: %s, %s', (name, what, count) => {
    const input = { ...inputOf(name), splits: inputOf(name).splits.slice(0, count) };
    const test = permutationTest(input, fixturePermutations(count), { permutations, enough: Infinity });
    const expected = resampling.permutation[name][what];
    expect(orNull(test.perGene.p)).toEqual(expected.p);
    expect(test.pooled.p).toBe(expected.pooled);
    expect(test.pooled.nullMean).toBeCloseTo(expected.nullMean, 9);
    expect(test.pooled.nullInterval[0]).toBeCloseTo(expected.nullInterval[0], 9);
    expect(test.pooled.nullInterval[1]).toBeCloseTo(expected.nullInterval[1], 9);
    expect(test.perGene.q).toEqual(benjaminiHochberg(test.perGene.p));
    expect(test.discoveries).toEqual({ q: 0.05, genes: test.perGene.q.filter((q) => q <= 0.05).length });
  });

  it('stops where chance has reached a gene often enough, with the p of that moment', () => {
    const { input } = unrelated(12, 300);
    const whole = permutationTest(input, createRng('stop'), { permutations: 2000, enough: Infinity });
    const early = permutationTest(input, createRng('stop'), { permutations: 2000, enough: 40 });
    expect(early.pooled).toEqual(whole.pooled);
    whole.perGene.p.forEach((p, gene) => {
      if (p < 40 / 2001) expect(early.perGene.p[gene]).toBe(p);
      // 40 of the 40 / p permutations that it takes on average: a relative error of 1 / √40 or so.
      else expect(Math.abs(Math.log(early.perGene.p[gene]! / p))).toBeLessThan(5 / Math.sqrt(40));
    });
    const reached = permutationTest(input, createRng('stop'), { permutations: 50, enough: 1 }).perGene.p;
    expect(reached.every((p) => Math.abs(1 / p - Math.round(1 / p)) < 1e-9)).toBe(true);
  });

  it('gives a gene of constant predictions p = 1, and one of constant observations none', () => {
    const { perGene } = permutationTest(inputOf('poor'), createRng(1), { permutations: 50 });
    expect(perGene.p[7]).toBe(1);
    expect(perGene.p[5]).toBeNaN();
    expect(perGene.genes[7]).toBe('g7');
  });

  it('is exact for a holdout: every p of a handful of samples comes as often as it should', () => {
    const { input, genes } = unrelated(4, 4000);
    const { perGene } = permutationTest(input, createRng('exact'), { permutations: 2400 });
    // 24 orders of four samples: p is about k / 24, each as often as any other.
    for (const level of [1 / 24, 6 / 24, 12 / 24]) {
      const share = perGene.p.filter((p) => p <= level + 1 / 48).length / genes;
      expect(Math.abs(share - level)).toBeLessThan(4 * Math.sqrt((level * (1 - level)) / genes) + 0.01);
    }
  });

  it('finds what is there, and no more than chance where nothing is', () => {
    const { input } = unrelated(12, 200);
    const nothing = permutationTest(input, createRng(2), { permutations: 999 });
    expect(nothing.pooled.p).toBeGreaterThan(0.01);
    expect(nothing.discoveries.genes).toBe(0);
    const [split] = input.splits;
    const told = { ...input, splits: [{ ...split!, predicted: { ...input.observed } }] };
    const all = permutationTest(told, createRng(2), { permutations: 4999 });
    expect(all.pooled.p).toBe(1 / 5000);
    expect(all.discoveries.genes).toBe(200);
  });

  it('asks for more where a sample is held out more than once', () => {
    const input = inputOf('good');
    const p = (times: number): number =>
      permutationTest(
        { ...inputOf('poor'), splits: Array.from({ length: times }, () => input.splits).flat() },
        createRng(1),
        { permutations: 2000 },
      ).perGene.p.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
    // The same predictions again are no new evidence: the sum doubles, and so does its reach.
    expect(p(2) / p(1)).toBeGreaterThan(0.85);
    expect(p(2) / p(1)).toBeLessThan(1.15);
  });

  it('depends on the seed alone', () => {
    const run = (seed: number): unknown =>
      permutationTest(inputOf('good'), createRng(seed), { permutations: 99 });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });
});

it('benjaminiHochberg agrees with statsmodels, and leaves NaN out', () => {
  const { p, q } = resampling.benjaminiHochberg;
  const actual = benjaminiHochberg(p.map((value) => value ?? NaN));
  for (const [index, value] of q.entries()) {
    if (value === null) expect(actual[index]).toBeNaN();
    else expect(actual[index]).toBeCloseTo(value, 14);
  }
  expect(benjaminiHochberg([])).toEqual(new Float64Array(0));
});

/** Observations and predictions that have nothing to do with each other: one holdout. */
function unrelated(samples: number, genes: number): { input: EvaluationInput; genes: number } {
  const rng = createRng('unrelated');
  const draw = (value: () => number): Matrix =>
    createMatrix({
      samples: Array.from({ length: samples }, (_, row) => `s${row}`),
      features: Array.from({ length: genes }, (_, gene) => `g${gene}`),
      values: Float32Array.from({ length: samples * genes }, value),
    });
  const [observed, predicted, baseline] = [draw(() => rng.normal()), draw(() => rng.normal()), draw(() => 0)];
  return {
    input: { name: 'random', observed, splits: [{ label: 'holdout', trainSamples: 9, predicted, baseline }] },
    genes,
  };
}
