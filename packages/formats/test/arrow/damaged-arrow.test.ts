/** Arrow files whose structure is harmed: the place is told, before anything is allocated or looped over. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { DataError } from '@snpress/data/errors/data-error';
import { decodeMatrix } from '@snpress/data/arrow/decode-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { allowDecompressed } from '@snpress/data/arrow/decompressed-bytes';
import { loadArrow } from '@snpress/data/arrow/load-arrow';
import { zstdLength } from '@snpress/data/compression/zstd-length';
import { checkFlatbuffer } from '@snpress/data/arrow/check-flatbuffer';
import type { FlatTable } from '@snpress/data/arrow/check-flatbuffer';
import { overwritten } from '../files/damaged.js';

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
  let told = 0;
  await fc.assert(
    fc.asyncProperty(overwritten(whole), async (bytes) => {
      const result = await outcome(bytes);
      if (result === 'read') return;
      told++;
      expect(result).toMatch(/^m\.arrow: /);
    }),
    { numRuns: 2000, seed: 2017 },
  );
  expect(told).toBeGreaterThan(200);
});

test('every eight bytes, overwritten by a length that lies', async () => {
  const whole = await encodeMatrix(matrix);
  const { values } = await decodeMatrix(whole);
  let told = 0;
  for (let at = 0; at + 8 <= whole.length; at += 4) {
    for (const lie of [2n ** 40n, -(2n ** 40n), 2n ** 62n]) {
      const bytes = whole.slice();
      new DataView(bytes.buffer).setBigInt64(at, lie, true);
      const result = await outcome(bytes);
      // Of no batches at all, by the footer, there is nothing to be missed.
      if (result === 'read') expect([0, values.length]).toContain((await decodeMatrix(bytes)).values.length);
      else told++;
    }
  }
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

test('more or fewer nulls than a column has', async () => {
  const whole = await encodeMatrix(matrix);
  for (const [from, to] of [
    [2n, 3n],
    [2n, 1n],
    [1n, 2n],
    [0n, 1n],
  ] as const) {
    const outcomes: string[] = [];
    for (let at = 0; at + 16 <= whole.length; at += 8) {
      const view = new DataView(whole.buffer, whole.byteOffset);
      // A node: its length, and its nulls.
      const length = view.getBigInt64(at, true);
      if ((length !== 4n && length !== 12n) || view.getBigInt64(at + 8, true) !== from) continue;
      const bytes = whole.slice();
      new DataView(bytes.buffer).setBigInt64(at + 8, to, true);
      outcomes.push(await outcome(bytes));
    }
    expect(outcomes.join('\n')).toMatch(/, or not as many nulls as it says/);
  }
});

test('buffers that inflate to more than memory holds', async () => {
  const { compressionRegistry, CompressionType } = await loadArrow();
  const zstd = Buffer.from('28b52ffde0' + '0000000000010000' + '010000', 'hex');
  const decode = (type: (typeof CompressionType)[keyof typeof CompressionType], bytes: Uint8Array) =>
    compressionRegistry.get(type)!.decode!(bytes);
  allowDecompressed(2 ** 29);
  expect(() => decode(CompressionType.ZSTD, zstd)).toThrow('a buffer has 1099511627776 bytes decompressed');
  const blocks = Buffer.concat([
    Buffer.from('28b52ffd0058', 'hex'),
    ...Array<Buffer>(5000).fill(Buffer.from('02001000', 'hex')),
    Buffer.from('030000', 'hex'),
  ]);
  allowDecompressed(2 ** 29);
  expect(zstdLength(blocks)).toBe(5000 * 2 ** 17);
  expect(() => decode(CompressionType.ZSTD, blocks)).toThrow('bytes decompressed');
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
