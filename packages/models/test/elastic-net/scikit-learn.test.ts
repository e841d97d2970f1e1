import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { elasticNet } from '../../src/elastic-net/elastic-net.js';
import { lasso } from '../../src/lasso/lasso.js';
import { readLinearModels } from '../fixtures/read-linear-models.js';

const { train, markers, genes, penalised } = readLinearModels();
const context = { rng: createRng(1) };

/** Dense coefficients, genes × markers. */
function coefficients(arrays: Record<string, unknown>): number[][] {
  const starts = arrays.starts as Int32Array;
  const indices = arrays.markerIndices as Int32Array;
  const weights = arrays.weights as Float64Array;
  return Array.from({ length: genes }, (_, gene) => {
    const dense = new Array<number>(markers).fill(0);
    for (let k = starts[gene]!; k < starts[gene + 1]!; k++) dense[indices[k]!] = weights[k]!;
    return dense;
  });
}

/** The lasso may split weight between identical markers in any way: 58 repeats 3, 59 is the complement of 7. */
function joined(row: readonly number[]): number[] {
  return row.slice(0, 58).map((weight, marker) => {
    if (marker === 3) return weight + row[58]!;
    return marker === 7 ? weight - row[59]! : weight;
  });
}

describe('coefficients agree with scikit-learn', () => {
  it.each(penalised)(
    'l1Ratio $l1Ratio, alpha $alpha, standardize $standardize',
    async ({ coefficients: expected, ...setting }) => {
      const { l1Ratio, ...rest } = setting;
      const exact = { ...rest, tolerance: 1e-10 };
      const fitted =
        l1Ratio === 1
          ? await lasso.fit(train, lasso.params.parse(exact), context)
          : await elasticNet.fit(train, elasticNet.params.parse({ ...exact, l1Ratio }), context);
      const saved = fitted.save();
      expect(saved.metadata.unconverged).toBe(0);
      coefficients(saved.arrays).forEach((row, gene) => {
        const [actual, wanted] =
          l1Ratio === 1 ? [joined(row), joined(expected[gene]!)] : [row, expected[gene]!];
        actual.forEach((weight, marker) => {
          expect(Math.abs(weight - wanted[marker]!), `gene ${gene}, marker ${marker}`).toBeLessThan(1e-6);
        });
      });
    },
  );

  it('gives all the weight of identical markers to the first of them', async () => {
    const fitted = await lasso.fit(train, lasso.params.parse({ alpha: 0.01 }), context);
    for (const row of coefficients(fitted.save().arrays)) {
      expect(row[58]).toBe(0);
      expect(row[59]).toBe(0);
      expect(row[11]).toBe(0);
    }
  });
});
