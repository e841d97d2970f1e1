import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shardCount, weightShards } from '../../../src/export/tfjs/weight-shards.js';

it('cuts weights into pieces of 4 MB that are all of them in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2_500_000 }), { maxLength: 4 }), (lengths) => {
      const arrays = lengths.map((length, index) => new Float32Array(length).fill(index + 1));
      const shards = [...weightShards(arrays)];
      expect(shards).toHaveLength(shardCount(arrays));
      expect(shards.slice(0, -1).every(({ length }) => length === 2 ** 22)).toBe(true);
      const whole = Buffer.concat(shards);
      const expected = Buffer.concat(arrays.map(({ buffer }) => Buffer.from(buffer)));
      expect(whole.equals(expected)).toBe(true);
    }),
    { numRuns: 15 },
  );
});
