import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { guessCoding } from '../../src/init/guess-coding.js';

/** A simulated cross whose missing calls are written as a number. */
function cross(kind: 'haploid' | 'f2', code: number, missingRate = 0.02): Matrix {
  const { dataset } = simulateCross(
    { samples: 100, markers: 200, genes: 2, cross: kind, missingRate },
    createRng(kind),
  );
  const { samples, features, values } = dataset.genotypes;
  return createMatrix({
    samples,
    features,
    values: values.map((value) => (Number.isNaN(value) ? code : value)),
  });
}

/** Genotypes of a population in Hardy–Weinberg equilibrium, the counted allele rare to common. */
function population(): Matrix {
  const rng = createRng('population');
  const [samples, features] = [100, 200];
  const values = Float32Array.from({ length: samples * features }, (_, index) => {
    const frequency = 0.05 + (0.4 * Math.floor(index / samples)) / features;
    return Number(rng.uniform() < frequency) + Number(rng.uniform() < frequency);
  });
  return createMatrix({
    samples: Array.from({ length: samples }, (_, i) => `s${i}`),
    features: Array.from({ length: features }, (_, i) => `m${i}`),
    values,
  });
}

describe('guessCoding', () => {
  it('takes the 2 of a haploid cross for a missing call, and asks', () => {
    const coding = guessCoding('g', cross('haploid', 2));
    expect(coding).toMatchObject({ ploidy: 1, missing: [2] });
    expect(coding.because).toMatch(/heterozygotes .* 2\.\d % of the values\. If it is a genotype/);
  });

  it('takes the 2 of an F2 cross, and of a population, for a genotype', () => {
    expect(guessCoding('g', cross('f2', NaN))).toEqual({ ploidy: 2, missing: [], because: '' });
    expect(guessCoding('g', population())).toEqual({ ploidy: 2, missing: [], because: '' });
  });

  it.each([-1, -9, 9, 3])('takes a rare %s for a missing call', (code) => {
    expect(guessCoding('g', cross('haploid', code))).toMatchObject({ ploidy: 1, missing: [code] });
    expect(guessCoding('g', cross('f2', code))).toMatchObject({ ploidy: 2, missing: [code] });
  });

  it('guesses nothing where nothing has to be guessed', () => {
    expect(guessCoding('g', cross('haploid', NaN))).toEqual({ ploidy: 1, missing: [], because: '' });
    expect(guessCoding('g', cross('haploid', 0.5))).toMatchObject({ ploidy: 1, missing: [] });
  });

  it('refuses other codings', () => {
    const { samples, features, values } = cross('f2', 1);
    const centred = createMatrix({ samples, features, values: values.map((value) => value - 1) });
    expect(() => guessCoding('g.txt', centred)).toThrow(
      /g\.txt: the genotypes are not dosages: \d+ % of the values are outside 0 … 2 \(-1\)\. Recode/,
    );
  });
});
