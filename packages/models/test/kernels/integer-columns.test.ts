import { createRng } from '@snpress/data/random/rng';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerColumns, type IntegerColumns } from '../../src/kernels/integer-columns.js';
import { plainIntegerColumns } from './plain-integer-columns.js';

describe('integerColumns', () => {
  it('finds what plain arithmetic finds, in memory that others have used', () => {
    const property = fc.record({
      seed: fc.integer({ min: 0, max: 1e6 }),
      length: fc.integer({ min: 1, max: 40 }),
      count: fc.integer({ min: 0, max: 70 }),
    });
    fc.assert(
      fc.property(property, ({ seed, length, count }) => {
        const rng = createRng(seed);
        const bound = Math.floor(Math.sqrt((2 ** 31 - 1) / length));
        const draw = (): number => rng.integer(2 * Math.min(bound, 32_767) + 1) - Math.min(bound, 32_767);
        const fast = integerColumns(length, count);
        const plain = plainIntegerColumns(length, count);
        for (let row = 0; row < length; row++) fast.vector[row] = plain.vector[row] = draw();
        for (let column = 0; column < count; column++) {
          for (let row = 0; row < length; row++) {
            const value = draw();
            fast.values[column * fast.stride + row] = value;
            plain.values[column * plain.stride + row] = value;
          }
        }
        expect(fast.largest()).toBe(plain.largest());
        for (const limit of [0, Math.floor(plain.largest() / 2), plain.largest()]) {
          expect(listed(fast, limit)).toEqual(listed(plain, limit));
        }
        fast.release();
      }),
      { numRuns: 200, seed: 2017 },
    );
  });
});

function listed(columns: IntegerColumns, limit: number): number[] {
  return [...columns.found.subarray(0, columns.above(limit))];
}
