import { decodeTable } from '@snpress/data/arrow/decode-table';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectMarkers } from '@snpress/data/markers/collect-markers';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { missingCall } from '@snpress/data/markers/marker-values';
import { readArrowMatrix, writeArrowMarkers } from '../../src/index.js';
import { toDosages } from '@snpress/data/markers/to-dosages';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { isValid } from '@snpress/data/arrow/validity-bitmap';
import { validityOfCalls } from '@snpress/data/arrow/validity-of-calls';
import { equalBlocks } from '@snpress/data/markers/equal-blocks';
import { joinBlocks } from '@snpress/data/markers/join-blocks';
import { temporaryFolder } from '../files/temporary-folder.js';

/** Markers `from` … `to - 1`, all different, some values missing. */
function block(
  from: number,
  to: number,
  samples: number,
  ids = (marker: number) => `rs${marker}`,
): MarkerBlock {
  const markers = Array.from({ length: to - from }, (_, index) => from + index);
  const start = Float64Array.from(markers, (marker) => marker + 1);
  return {
    features: markers.map(ids),
    values: Float32Array.from(
      markers.flatMap((marker) =>
        Array.from({ length: samples }, (_, sample) =>
          (marker + sample) % 5 === 4 ? NaN : (marker * 7 + sample) % 3,
        ),
      ),
    ),
    positions: { chromosome: markers.map((marker) => `${marker % 4}`), start, end: start },
    alleles: { counted: markers.map((marker) => 'ACGT'[marker % 4]!), other: markers.map(() => '') },
  };
}

function streamOf(blocks: readonly MarkerBlock[], samples: number, markers?: number): MarkerStream {
  async function* each() {
    await Promise.resolve();
    yield* blocks;
  }
  return {
    samples: Array.from({ length: samples }, (_, sample) => `s${sample}`),
    markers,
    ploidy: undefined,
    blocks: each(),
    warnings: ['as the file says'],
  };
}

/** The same block with hard calls. */
function asCalls(dosed: MarkerBlock): MarkerBlock {
  const values = Int8Array.from(dosed.values, (value) => (Number.isNaN(value) ? missingCall : value));
  return { ...dosed, values };
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

test('blocks become equally large, in order and without loss, however they were cut', async () => {
  const cuts = fc.array(fc.nat(9), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(cuts, fc.integer({ min: 1, max: 12 }), async (lengths, size) => {
      let from = 0;
      const blocks = lengths.map((length) => block(from, (from += length), 3));
      const equal = await all(equalBlocks(streamOf(blocks, 3).blocks, size));
      expect(joinBlocks(equal)).toEqual(joinBlocks(blocks));
      expect(equal.slice(0, -1).every(({ features }) => features.length === size)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a stream is collected the same whether or not it says how many markers it has', async () => {
  const blocks = [block(0, 5, 4), block(5, 6, 4), block(6, 30, 4)];
  const expected = joinBlocks(blocks);
  for (const markers of [undefined, 30, 12]) {
    const { matrix, warnings } = await collectMarkers(streamOf(blocks, 4, markers), 'm');
    expect(matrix).toEqual({ samples: ['s0', 's1', 's2', 's3'], ...expected });
    expect(warnings).toEqual(['as the file says']);
  }
});

test('marker ids that repeat are made unique in a matrix, and are as they were in Arrow', async () => {
  const blocks = [block(0, 3, 1, () => 'rs1'), block(3, 5, 1, () => 'rs2')];
  const { matrix, warnings } = await collectMarkers(streamOf(blocks, 1), 'm.bed');
  expect(matrix.features).toEqual(['rs1', 'rs1#2', 'rs1#3', 'rs2', 'rs2#2']);
  expect(warnings.at(-1)).toBe(
    'm.bed: 3 feature ids repeat earlier ones and were renamed (rs1#2, rs1#3, rs2#2).',
  );
  const path = join(await temporaryFolder(), 'm.arrow');
  const written = await writeArrowMarkers(path, streamOf(blocks, 1));
  expect(written).toEqual({ samples: 1, markers: 5, warnings: warnings.slice(0, -1) });
  const table = await decodeTable(await readFile(path));
  expect(table.getChild('id')?.toJSON()).toEqual(['rs1', 'rs1', 'rs1', 'rs2', 'rs2']);
  expect(await readArrowMatrix(path)).toEqual(matrix);
});

test('what fits one record batch is written as the matrix would be, byte by byte', async () => {
  const blocks = [block(0, 5, 4), block(5, 30, 4)];
  const path = join(await temporaryFolder(), 'm.arrow');
  await writeArrowMarkers(path, streamOf(blocks, 4));
  const { matrix } = await collectMarkers(streamOf(blocks, 4), 'm');
  expect(Buffer.compare(await readFile(path), await encodeMatrix(matrix))).toBe(0);
});

test('several record batches are read as one matrix, and do not depend on how the blocks were cut', async () => {
  const samples = 50_000;
  const folder = await temporaryFolder();
  const [whole, cut] = [join(folder, 'whole.arrow'), join(folder, 'cut.arrow')];
  const blocks = [block(0, 20, samples), block(20, 23, samples), block(23, 47, samples)];
  await writeArrowMarkers(cut, streamOf(blocks, samples));
  await writeArrowMarkers(whole, streamOf([joinBlocks(blocks)], samples));
  expect(Buffer.compare(await readFile(cut), await readFile(whole))).toBe(0);
  const matrix = await readArrowMatrix(cut);
  const expected = joinBlocks(blocks);
  expect(matrix.features).toEqual(expected.features);
  expect(matrix.alleles).toEqual(expected.alleles);
  expect(matrix.positions).toEqual(expected.positions);
  expect(Buffer.compare(new Uint8Array(matrix.values.buffer), new Uint8Array(expected.values.buffer))).toBe(
    0,
  );
});

test('hard calls are collected as the dosages that they stand for', async () => {
  const blocks = [block(0, 5, 3), block(5, 6, 3), block(6, 30, 3)];
  expect(await collectMarkers(streamOf(blocks.map(asCalls), 3), 'm')).toEqual(
    await collectMarkers(streamOf(blocks, 3), 'm'),
  );
});

test('hard calls are written as bytes with nulls, read as dosages, however the blocks were cut', async () => {
  const samples = 50_001;
  const folder = await temporaryFolder();
  const [whole, cut] = [join(folder, 'whole.arrow'), join(folder, 'cut.arrow')];
  const blocks = [block(0, 20, samples), block(20, 23, samples), block(23, 47, samples)].map(asCalls);
  await writeArrowMarkers(cut, streamOf(blocks, samples));
  await writeArrowMarkers(whole, streamOf([joinBlocks(blocks)], samples));
  const bytes = await readFile(cut);
  expect(Buffer.compare(bytes, await readFile(whole))).toBe(0);
  expect(String(tableFromIPC(bytes).getChild('values')!.type)).toBe(`FixedSizeList[${samples}]<Int8>`);
  const { values } = await readArrowMatrix(cut);
  const expected = toDosages(joinBlocks(blocks).values);
  expect(Buffer.compare(new Uint8Array(values.buffer), new Uint8Array(expected.buffer))).toBe(0);
});

test('nulls are where calls are missing, wherever the calls lie in memory', () => {
  const missing = fc.array(fc.boolean(), { maxLength: 40 });
  fc.assert(
    fc.property(missing, fc.nat(5), (isMissing, offset) => {
      const calls = new Int8Array(offset + isMissing.length).subarray(offset);
      isMissing.forEach((lost, index) => (calls[index] = lost ? missingCall : index % 3));
      const { nullBitmap, nullCount } = validityOfCalls(calls);
      expect(nullCount).toBe(isMissing.filter(Boolean).length);
      expect(isMissing.map((_, index) => nullBitmap !== null && !isValid(nullBitmap, index))).toEqual(
        isMissing,
      );
    }),
  );
});

test('no markers at all', async () => {
  const path = join(await temporaryFolder(), 'm.arrow');
  expect((await writeArrowMarkers(path, streamOf([], 3))).markers).toBe(0);
  expect((await readArrowMatrix(path)).samples).toHaveLength(3);
});
