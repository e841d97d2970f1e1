import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';
import { topSnp, type TopSnp } from '../../src/top-snp/top-snp.js';

async function fit(set: TrainingSet): Promise<TopSnp> {
  return (await topSnp.fit(set, {}, { rng: createRng(1) })) as TopSnp;
}

/** Slope, intercept and r² of the least-squares line. */
function line(x: number[], y: number[]) {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sxy = x.reduce((sum, value, row) => sum + (value - mx) * (y[row]! - my), 0);
  const sxx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const syy = y.reduce((sum, value) => sum + (value - my) ** 2, 0);
  return { slope: sxy / sxx, intercept: my - (sxy / sxx) * mx, r2: sxy ** 2 / (sxx * syy) };
}

describe('top-snp', () => {
  it('takes the best SNP of each gene among all, with its least-squares line', async () => {
    const samples = 35;
    const set = makeTrainingSet(createRng('top-snp'), { samples, markers: 270, genes: 9 });
    const column = (values: Float32Array, index: number) => [
      ...values.subarray(index * samples, (index + 1) * samples),
    ];
    const model = await fit(set);
    const predicted = model.predict(set.genotypes);
    model.associations().forEach((association, gene) => {
      const y = column(set.expression.values, gene);
      const lines = set.genotypes.features.map((_, marker) => line(column(set.genotypes.values, marker), y));
      const best = Math.max(...lines.filter(({ r2 }) => !Number.isNaN(r2)).map(({ r2 }) => r2));
      const first = lines.findIndex(({ r2 }) => r2 > best - 1e-10);
      expect(association.marker).toBe(set.genotypes.features[first]);
      expect(association.r2).toBeCloseTo(best, 10);
      expect(association.slope).toBeCloseTo(lines[first]!.slope, 6);
      expect(association.intercept).toBeCloseTo(lines[first]!.intercept, 6);
      column(set.genotypes.values, first).forEach((dosage, row) => {
        const expected = association.intercept + association.slope * dosage;
        expect(predicted.values[gene * samples + row]).toBeCloseTo(expected, 5);
      });
    });
  });

  it('predicts the mean of a gene that is constant, or where every SNP is', async () => {
    const samples = ['a', 'b', 'c'];
    const genotypes = { samples, features: ['x', 'y'], values: Float32Array.of(1, 1, 1, 0, 1, 1) };
    const expression = { samples, features: ['flat'], values: Float32Array.of(4, 4, 4) };
    const [association] = (await fit({ genotypes, expression })).associations();
    expect(association).toEqual({ gene: 'flat', marker: undefined, r2: 0, slope: 0, intercept: 4 });

    const constant = { ...genotypes, values: Float32Array.of(1, 1, 1, 2, 2, 2) };
    const varying = { ...expression, values: Float32Array.of(1, 2, 6) };
    const [other] = (await fit({ genotypes: constant, expression: varying })).associations();
    expect(other).toEqual({ gene: 'flat', marker: undefined, r2: 0, slope: 0, intercept: 3 });
  });
});
