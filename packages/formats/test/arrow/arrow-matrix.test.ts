import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { decodeMatrix, decodeStoredMatrix } from '@snpress/data/arrow/decode-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { readArrowMatrix, writeArrowMatrix } from '../../src/index.js';
import {
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int8,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Utf8,
  makeData,
  tableFromIPC,
  vectorFromArray,
  type Data,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.js';
import { matrixCatalogue, withAlleles, withPloidy, withPositions } from '../matrix/matrix-catalogue.js';

describe('a matrix survives Arrow', () => {
  for (const { name, matrix } of matrixCatalogue) {
    test(name, async () => {
      expect(await decodeMatrix(await encodeMatrix(matrix))).toEqual(matrix);
    });
    test(`${name}, with positions`, async () => {
      expect(await decodeMatrix(await encodeMatrix(withPositions(matrix)))).toEqual(withPositions(matrix));
    });
    test(`${name}, with positions, alleles and ploidy`, async () => {
      const whole = withPloidy(withAlleles(withPositions(matrix)));
      expect(await decodeMatrix(await encodeMatrix(whole))).toEqual(whole);
    });
  }

  test('no features', async () => {
    const matrix = createMatrix({ samples: ['s1', 's2'], features: [] });
    expect(await decodeMatrix(await encodeMatrix(matrix))).toEqual(matrix);
  });

  test('no samples', async () => {
    const matrix = createMatrix({ samples: [], features: ['f1', 'f2'] });
    expect(await decodeMatrix(await encodeMatrix(matrix))).toEqual(matrix);
  });

  test('any numbers, any ids', async () => {
    const ids = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 6 });
    const matrices = fc.tuple(ids, ids).chain(([samples, features]) =>
      fc
        .float32Array({
          minLength: samples.length * features.length,
          maxLength: samples.length * features.length,
        })
        .map((values) => createMatrix({ samples, features, values })),
    );
    await fc.assert(
      fc.asyncProperty(matrices, async (matrix) => {
        expect(await decodeMatrix(await encodeMatrix(matrix))).toEqual(matrix);
      }),
      { numRuns: 50 },
    );
  });
});

test('equal matrices give equal bytes', async () => {
  for (const { matrix } of matrixCatalogue) {
    expect(await encodeMatrix(withPositions(matrix))).toEqual(await encodeMatrix(withPositions(matrix)));
  }
});

test('values and coordinates are views on the bytes of the file', async () => {
  for (const { matrix } of matrixCatalogue) {
    const bytes = await encodeMatrix(withPositions(matrix));
    const { values, positions } = await decodeMatrix(bytes);
    expect(values.buffer).toBe(bytes.buffer);
    expect(positions?.start.buffer).toBe(bytes.buffer);
  }
});

test('the file is an ordinary Arrow table with nulls where values are missing', async () => {
  const matrix = withPositions(
    createMatrix({ samples: ['s1', 's2'], features: ['f1'], values: Float32Array.of(NaN, 2) }),
  );
  const table = tableFromIPC(await encodeMatrix(matrix));
  expect(table.schema.fields.map(String)).toEqual([
    'id: Utf8',
    'chromosome: Utf8',
    'start: Float64',
    'end: Float64',
    'values: FixedSizeList[2]<Float32>',
  ]);
  expect(JSON.parse(JSON.stringify(table.get(0)))).toEqual({
    id: 'f1',
    chromosome: 'chr0',
    start: 1000,
    end: 900,
    values: [null, 2],
  });
  expect([...table.schema.metadata]).toEqual([
    ['snpress.format', 'matrix/1'],
    ['snpress.samples', '["s1","s2"]'],
  ]);
});

test('writing replaces a file whole and leaves nothing else behind', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'new', 'matrix.arrow');
  await writeArrowMatrix(path, matrixCatalogue[0]!.matrix);
  await writeArrowMatrix(path, matrixCatalogue[1]!.matrix);
  expect(await readArrowMatrix(path)).toEqual(matrixCatalogue[1]!.matrix);
  expect(await readdir(join(folder, 'new'))).toEqual(['matrix.arrow']);
});

const sampleMetadata = new Map([['snpress.samples', '["s1","s2"]']]);

function foreignFile(
  batches: readonly { [name: string]: Data }[],
  metadata: Map<string, string>,
): Uint8Array {
  const writer = new RecordBatchFileWriter();
  for (const columns of batches) {
    const fields = Object.entries(columns).map(([name, { type }]) => new Field(name, type, true));
    const children = Object.values(columns);
    const length = children[0]!.length;
    const struct = makeData({ type: new Struct(fields), length, nullCount: 0, children });
    writer.write(new RecordBatch(new Schema(fields, metadata), struct));
  }
  writer.finish();
  return writer.toUint8Array(true);
}

function listsOf(child: Data, size: number): Data {
  const type = new FixedSizeList(size, new Field('item', child.type, true));
  return makeData({ type, length: child.length / size, nullCount: 0, child });
}

const ids = (...names: string[]): Data => vectorFromArray(names, new Utf8()).data[0]!;
const float32s = (...numbers: (number | null)[]): Data => {
  const data = Float32Array.from(numbers, (number) => number ?? 7);
  const bits = numbers.reduce<number>((all, number, index) => all | (number === null ? 0 : 1 << index), 0);
  const nullCount = numbers.filter((number) => number === null).length;
  return makeData({
    type: new Float32(),
    length: data.length,
    nullCount,
    nullBitmap: Uint8Array.of(bits),
    data,
  });
};

describe('a file that another program wrote', () => {
  test('has other numbers under its nulls', async () => {
    const bytes = foreignFile(
      [{ id: ids('f1', 'f2'), values: listsOf(float32s(1, null, 3, 4), 2) }],
      sampleMetadata,
    );
    const before = bytes.slice();
    expect((await decodeMatrix(bytes)).values).toEqual(Float32Array.of(1, NaN, 3, 4));
    expect(bytes).toEqual(before);
  });

  test('comes in several batches', async () => {
    const batches = [
      { id: ids('f1'), values: listsOf(float32s(1, 2), 2) },
      { id: ids('f2', 'f3'), values: listsOf(float32s(3, null, 5, 6), 2) },
    ];
    const matrix = await decodeMatrix(foreignFile(batches, sampleMetadata));
    expect(matrix.features).toEqual(['f1', 'f2', 'f3']);
    expect(matrix.values).toEqual(Float32Array.of(1, 2, 3, NaN, 5, 6));
  });

  test('holds other kinds of numbers', async () => {
    const bytes8 = vectorFromArray([1, null, -3, 4], new Int8()).data[0]!;
    const doubles = vectorFromArray([0.5, null, 1.5, 2], new Float64()).data[0]!;
    const small = await decodeMatrix(
      foreignFile([{ id: ids('f1', 'f2'), values: listsOf(bytes8, 2) }], sampleMetadata),
    );
    const wide = await decodeMatrix(
      foreignFile([{ id: ids('f1', 'f2'), values: listsOf(doubles, 2) }], sampleMetadata),
    );
    expect(small.values).toEqual(Float32Array.of(1, NaN, -3, 4));
    expect(wide.values).toEqual(Float32Array.of(0.5, NaN, 1.5, 2));
  });

  test('gives markers a start only', async () => {
    const columns = {
      id: ids('f1'),
      chromosome: ids('IV'),
      start: vectorFromArray([99], new Float64()).data[0]!,
      values: listsOf(float32s(1, 2), 2),
    };
    const { positions } = await decodeMatrix(foreignFile([columns], sampleMetadata));
    expect(positions).toEqual({ chromosome: ['IV'], start: Float64Array.of(99), end: Float64Array.of(99) });
  });
});

describe('a file that pyarrow wrote (fixtures/write-fixtures.py)', () => {
  const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

  test.each(['pyarrow.arrow', 'pyarrow-lz4.arrow'])(
    'is read, with its dictionaries, its integers and its nulls: %s',
    async (name) => {
      expect(await readArrowMatrix(fixture(name))).toEqual(
        createMatrix({
          samples: ['x', 'y'],
          features: ['rs1', 'rs2'],
          values: Float32Array.of(1, NaN, 2, 3),
          positions: {
            chromosome: ['I', ''],
            start: Float64Array.of(483, NaN),
            end: Float64Array.of(483, NaN),
          },
        }),
      );
    },
  );
});

describe('what is not a matrix is refused', () => {
  const values = listsOf(float32s(1, 2), 2);

  test('no file', async () => {
    await expect(readArrowMatrix('nowhere.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: nowhere.arrow: There is no such file. Check the path and the folder that it is relative to.]`,
    );
  });

  test('a folder', async () => {
    const folder = await temporaryFolder();
    await expect(readArrowMatrix(folder)).rejects.toThrow(
      `${folder}: This is a folder, not a file. Name a file in it.`,
    );
  });

  test('text', async () => {
    const path = join(await temporaryFolder(), 'matrix.arrow');
    await writeFile(path, 'id\ts1\nf1\t1\n');
    await expect(readArrowMatrix(path)).rejects.toThrow(`${path}: This is not an Arrow IPC file`);
  });

  test('half a file', async () => {
    const folder = await temporaryFolder();
    await writeArrowMatrix(join(folder, 'whole.arrow'), matrixCatalogue[0]!.matrix);
    const whole = await readFile(join(folder, 'whole.arrow'));
    await expect(
      decodeMatrix(whole.subarray(0, whole.length / 2), 'half.arrow'),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: half.arrow: This Arrow IPC file is cut short: its 365 bytes do not end with ARROW1. Copy or write it again.]`,
    );
  });

  test('damaged metadata', async () => {
    const bytes = await encodeMatrix(matrixCatalogue[0]!.matrix);
    const damaged = bytes.map((byte, index) => (index > 8 && index < bytes.length - 6 ? 0x55 : byte));
    await expect(decodeMatrix(damaged, 'x.arrow')).rejects.toThrow(
      /^x\.arrow: This Arrow IPC file is damaged at byte \d+\./,
    );
  });

  test('no sample ids', async () => {
    const bytes = foreignFile([{ id: ids('f1'), values }], new Map());
    await expect(decodeMatrix(bytes, 'x.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: x.arrow: The schema metadata of this Arrow IPC file lack snpress.samples. Put the sample ids there, as a JSON array of strings in the order of the values.]`,
    );
  });

  test('sample ids that are not a list of strings', async () => {
    for (const json of ['{', '{}', '[1,2]']) {
      const bytes = foreignFile([{ id: ids('f1'), values }], new Map([['snpress.samples', json]]));
      await expect(decodeMatrix(bytes)).rejects.toThrow('spoil snpress.samples');
    }
  });

  test('no values', async () => {
    const bytes = foreignFile([{ id: ids('f1'), start: ids('x') }], sampleMetadata);
    await expect(decodeMatrix(bytes, 'x.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: x.arrow: This Arrow IPC file has no column values (it has id, start). A matrix has one row per feature, with the columns id and values.]`,
    );
  });

  test('values of another shape', async () => {
    const bytes = foreignFile([{ id: ids('f1'), values: listsOf(float32s(1, 2, 3), 3) }], sampleMetadata);
    await expect(decodeMatrix(bytes, 'x.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: x.arrow: Column values of this Arrow IPC file is FixedSizeList[3]<Float32>. Write it as a fixed-size list of 2 Float32, one per sample; a missing value is a null in the list.]`,
    );
  });

  test('values that are not numbers', async () => {
    const bytes = foreignFile([{ id: ids('f1'), values: listsOf(ids('a', 'b'), 2) }], sampleMetadata);
    await expect(decodeMatrix(bytes, 'x.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: x.arrow: Column values of this Arrow IPC file holds Utf8, not numbers. Write it as floating-point numbers.]`,
    );
  });

  test('but an id that occurs twice is made unique', async () => {
    const bytes = foreignFile(
      [{ id: ids('f', 'f'), values: listsOf(float32s(1, 2, 3, 4), 2) }],
      sampleMetadata,
    );
    expect((await decodeMatrix(bytes, 'x.arrow')).features).toEqual(['f', 'f#2']);
  });

  test('another version of the format', async () => {
    const bytes = foreignFile(
      [{ id: ids('f1'), values }],
      new Map([['snpress.format', 'matrix/9'], ...sampleMetadata]),
    );
    await expect(decodeMatrix(bytes, 'x.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[DataError: x.arrow: This Arrow IPC file holds matrix/9, not matrix/1. Use a matrix, or the version of snpress that wrote this file.]`,
    );
  });
});

test('columns that are the same memory are written each', async () => {
  const start = Float64Array.of(3, 5, 8);
  const values = Float32Array.of(0, 1, NaN);
  const parts = { samples: ['s'], features: ['a', 'b', 'c'], values };
  const shared = createMatrix({ ...parts, positions: { chromosome: ['1', '1', '2'], start, end: start } });
  const apart = createMatrix({
    ...parts,
    positions: { chromosome: ['1', '1', '2'], start, end: start.slice() },
  });
  expect(await encodeMatrix(shared)).toEqual(await encodeMatrix(apart));
  expect(await decodeMatrix(await encodeMatrix(shared))).toEqual(shared);
});

describe('calls as they are stored', () => {
  const calls = Int8Array.of(0, 1, 2, -1, 2, 0, 1, 1, -1, 2);
  const dosages = Float32Array.of(0, 1, 2, NaN, 2, 0, 1, 1, NaN, 2);
  const matrix = createMatrix({
    samples: ['s1', 's2'],
    features: ['a', 'b', 'c', 'd', 'e'],
    values: dosages,
    ploidy: 2,
  });

  test('are a view on the bytes of the file', async () => {
    const bytes = await encodeMatrix(matrix, { calls: true });
    const stored = await decodeStoredMatrix(bytes);
    expect(stored).toEqual({ ...matrix, values: calls });
    expect(stored.values.buffer).toBe(bytes.buffer);
    expect(await decodeMatrix(bytes)).toEqual(matrix);
  });

  test('are written back as the same bytes', async () => {
    const bytes = await encodeMatrix(matrix, { calls: true });
    expect(await encodeMatrix(await decodeStoredMatrix(bytes))).toEqual(bytes);
  });

  test('are dosages where one is no whole copy', async () => {
    const half = { ...matrix, values: dosages.map((dosage) => dosage / 2) };
    expect(await decodeStoredMatrix(await encodeMatrix(half, { calls: true }))).toEqual(half);
  });

  test.each([
    { holds: 'another number', numbers: [1, null, -3, 2] },
    { holds: '-1 that is no null', numbers: [1, null, -1, 2] },
    { holds: '3', numbers: [1, 2, 0, 3] },
    { holds: '0 under its nulls', numbers: [1, null, 0, 2] },
  ])('are numbers in a file that $holds', async ({ numbers }) => {
    const bytes = foreignFile(
      [{ id: ids('f1', 'f2'), values: listsOf(vectorFromArray(numbers, new Int8()).data[0]!, 2) }],
      sampleMetadata,
    );
    const { values } = await decodeStoredMatrix(bytes);
    expect(values).toEqual(Float32Array.from(numbers, (number) => number ?? NaN));
  });

  test('are numbers in a file of several batches', async () => {
    const batch = (id: string): Parameters<typeof foreignFile>[0][number] => ({
      id: ids(id),
      values: listsOf(vectorFromArray([0, 2], new Int8()).data[0]!, 2),
    });
    const { values } = await decodeStoredMatrix(foreignFile([batch('f1'), batch('f2')], sampleMetadata));
    expect(values).toEqual(Float32Array.of(0, 2, 0, 2));
  });
});
