/** Arrow files whose structure is harmed: the place is told, before anything is allocated or looped over. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { DataError } from '@snpress/data/errors/data-error';
import { decodeMatrix } from '@snpress/data/arrow/decode-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { checkFlatbuffer } from '@snpress/data/arrow/check-flatbuffer';
import type { FlatTable } from '@snpress/data/arrow/check-flatbuffer';

const samples = ['s1', 's2', 's3'];
const features = ['f1', 'f2', 'f3', 'f4'];
const matrix = createMatrix({
  samples,
  features,
  values: Float32Array.of(0, 1, NaN, 2, 1, 0, 0, 0, 1, NaN, 2, 2),
  alleles: { counted: ['A', 'C', '', 'T'], other: ['G', 'G', 'G', ''] },
});

async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const read = await decodeMatrix(bytes, 'm.arrow');
    return read.values.length === read.samples.length * read.features.length ? 'read' : 'wrong dimensions';
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.message;
  }
}

test('every four bytes, overwritten by any number', async () => {
  const whole = await encodeMatrix(matrix);
  const number = fc.constantFrom(0, 1, 4, 8, 255, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff);
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 4), number, async (at, value) => {
      const bytes = whole.slice();
      new DataView(bytes.buffer).setUint32(at, value, true);
      const result = await outcome(bytes);
      if (result === 'read') return;
      told++;
      expect(result).toMatch(/^m\.arrow: /);
    }),
    { numRuns: 2000, seed: 2017 },
  );
  expect(told).toBeGreaterThan(200);
});

test('rows that a batch says it has and does not hold', async () => {
  const bytes = (await encodeMatrix(matrix)).slice();
  const view = new DataView(bytes.buffer);
  // The number of rows, 4 as 64 bits, in the batch and in the node of each column.
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    if (view.getBigInt64(at, true) === 4n) view.setBigInt64(at, 2n ** 31n, true);
  }
  expect(await outcome(bytes)).toMatch(
    /does not hold 2147483648 rows in the batch at byte \d+|damaged at byte \d+/,
  );
});

test('tables of a flatbuffer that refer to themselves', () => {
  // A table whose one field is a list of tables, twice itself.
  const bytes = new DataView(new ArrayBuffer(64));
  bytes.setUint32(0, 8, true);
  bytes.setInt32(8, -24, true);
  bytes.setUint32(12, 4, true);
  bytes.setUint32(16, 2, true);
  bytes.setUint32(20, 8 - 20, true);
  bytes.setUint32(24, 8 - 24, true);
  bytes.setUint16(32, 6, true);
  bytes.setUint16(34, 8, true);
  bytes.setUint16(36, 4, true);
  const table: FlatTable = () => ({ 0: { tables: table } });
  expect(() => checkFlatbuffer(bytes, table)).toThrow(/damaged at byte/);
});
