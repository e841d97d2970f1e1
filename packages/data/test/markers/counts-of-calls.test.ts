import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsOfCalls } from '../../src/markers/counts-of-calls.js';
import { createRng } from '../../src/random/rng.js';

it('counts calls one by one, wherever they lie', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer(),
        before: fc.integer({ min: 0, max: 9 }),
        from: fc.integer({ min: 0, max: 9 }),
        length: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1000, max: 3000 })),
        least: fc.integer({ min: -1, max: 2 }),
      }),
      ({ seed, before, from, length, least }) => {
        const rng = createRng(seed);
        const buffer = Int8Array.from({ length: before + from + length + 5 }, () =>
          Math.max(least, rng.integer(4) - 1),
        );
        const calls = buffer.subarray(before);
        const own = [...calls.subarray(from, from + length)];
        const counts = [-1, 0, 1, 2].map((call) => own.filter((value) => value === call).length);
        expect(countsOfCalls(calls, from, length)).toEqual(counts);
      },
    ),
    { numRuns: 100, seed: 2017 },
  );
});
