import { readFileSync } from 'node:fs';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { describe, expect, it } from 'vitest';
import { estimateHeritability } from '../../src/index.js';

interface Cross {
  readonly samples: number;
  readonly genotypes: readonly number[];
  readonly expression: readonly number[];
  readonly h2: readonly number[];
  readonly standardError: readonly (number | null)[];
  readonly pooled: number;
  /** Null where directions are not determined, as eigenvalues are equal. */
  readonly pooledError: number | null;
}

const crosses = JSON.parse(readFileSync(new URL('fixtures/reml.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Cross>
>;

const matrixOf = (prefix: string, samples: number, values: readonly number[]) =>
  createMatrix({
    samples: Array.from({ length: samples }, (_, row) => `s${row}`),
    features: Array.from({ length: values.length / samples }, (_, column) => `${prefix}${column}`),
    values: Float32Array.from(values),
  });

describe.each(Object.entries(crosses))(
  'REML on the %s cross, against dense matrices in SciPy',
  (_, cross) => {
    const { pooled, perGene } = estimateHeritability({
      genotypes: matrixOf('m', cross.samples, cross.genotypes),
      expression: matrixOf('g', cross.samples, cross.expression),
    });

    it('estimates h² of each gene, with the same standard errors', () => {
      for (const [gene, h2] of cross.h2.entries()) {
        expect(Math.abs(perGene.h2[gene]! - h2)).toBeLessThan(1e-6);
        const error = cross.standardError[gene] ?? NaN;
        if (Number.isNaN(error)) expect(perGene.standardError[gene]).toBeNaN();
        else expect(perGene.standardError[gene]! / error).toBeCloseTo(1, 4);
      }
    });

    it('pools genes by their summed variance, with a jackknife over directions', () => {
      expect(Math.abs(pooled.h2 - cross.pooled)).toBeLessThan(1e-6);
      if (cross.pooledError !== null) {
        expect(Math.abs(pooled.standardError - cross.pooledError)).toBeLessThan(1e-6);
      }
    });
  },
);
