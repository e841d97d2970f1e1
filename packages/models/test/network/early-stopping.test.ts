import { createRng } from '@snpress/data/random/rng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRows, stoppingRule } from '../../src/network/early-stopping.js';
import { miniBatches } from '../../src/network/mini-batches.js';

describe('stoppingRule', () => {
  it('stops after `patience` epochs without an improvement of more than the tolerance', () => {
    const judge = stoppingRule({ validation: 0.1, patience: 2, tolerance: 0.1 });
    expect([1, 0.8, 0.79, 0.7, 0.69, 0.68].map(judge)).toEqual([
      { improved: true, stop: false },
      { improved: true, stop: false },
      { improved: false, stop: false },
      { improved: true, stop: false },
      { improved: false, stop: false },
      { improved: false, stop: true },
    ]);
  });

  it('never stops where it is not asked to', () => {
    const judge = stoppingRule(undefined);
    expect([1, 2, 3].map(judge).every(({ improved, stop }) => improved && !stop)).toBe(true);
  });
});

describe('divideRows and miniBatches', () => {
  it('use every row once, and always leave one to train on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 70 }),
        fc.nat(),
        (rows, validation, size, seed) => {
          const rng = createRng(seed);
          const parts = divideRows(rng, rows, { validation, patience: 1, tolerance: 0 });
          const batches = miniBatches(rng, parts.training, size);
          const seen = [...batches.flatMap((batch) => [...batch]), ...parts.validation];
          expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
          const sizes = batches.map(({ length }) => length);
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(size);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
