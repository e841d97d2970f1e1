import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { r2Bins } from '../../src/index.js';

describe('r2Bins', () => {
  it('puts edges into the bin below, zero into the first, and undefined into none', () => {
    const r2 = Float64Array.of(0, 0.05, 0.0500001, 0.1, 0.9, 1, NaN);
    const bins = r2Bins(r2, new Int32Array(7).fill(12));
    expect(bins.map(({ count }) => count)).toEqual([2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(bins[0]).toMatchObject({ from: 0, to: 0.05 });
    expect(bins.at(-1)).toMatchObject({ from: 0.9, to: 1 });
  });

  it('expects as many genes as it counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1 }), fc.integer({ min: 2, max: 200 })), { minLength: 1 }),
        (genes) => {
          const bins = r2Bins(
            Float64Array.from(genes, ([r2]) => r2),
            Int32Array.from(genes, ([, n]) => n),
          );
          const defined = genes.filter(([r2]) => !Number.isNaN(r2)).length;
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(defined);
          expect(bins.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(defined, 9);
        },
      ),
    );
  });
});
