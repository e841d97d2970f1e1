import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, writeMatrix, writeParquetMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { matrixCatalogue, withAlleles, withPositions } from '../matrix/matrix-catalogue.js';
import { expectedMatrix, fixture } from './expected-matrix.js';

describe('a matrix survives', () => {
  for (const { name, matrix } of matrixCatalogue) {
    test.each([
      [name, matrix],
      [`${name}, with positions`, withPositions(matrix)],
      [`${name}, with all it can have`, { ...withAlleles(withPositions(matrix)), ploidy: 2 as const }],
    ])('%s', async (_, whole) => {
      const path = join(await temporaryFolder(), 'm.parquet');
      expect(await writeMatrix(path, whole)).toEqual([]);
      expect(await readMatrix(path, { orientation: 'samples-in-rows' })).toEqual({
        matrix: whole,
        warnings: [],
      });
    });
  }

  test('of several row groups', async () => {
    const path = join(await temporaryFolder(), 'm.parquet');
    const samples = Array.from({ length: 3000 }, (_, sample) => `s${sample}`);
    const features = Array.from({ length: 2900 }, (_, feature) => `f${feature}`);
    const values = Float32Array.from({ length: samples.length * features.length }, (_, cell) => cell % 7);
    await writeParquetMatrix(path, createMatrix({ samples, features, values }));
    const { matrix } = await readMatrix(path);
    expect(matrix.features).toEqual(features);
    expect(Buffer.from(matrix.values.buffer).equals(Buffer.from(values.buffer))).toBe(true);
  });

  test('with both zeros', async () => {
    const path = join(await temporaryFolder(), 'm.parquet');
    const features = Array.from({ length: 99 }, (_, feature) => `f${feature}`);
    const values = Float32Array.from(features, (_, feature) => (feature % 5 === 0 ? -0 : 0));
    await writeParquetMatrix(path, createMatrix({ samples: ['s'], features, values }));
    expect((await readMatrix(path)).matrix.values).toEqual(values);
  });

  test('any numbers, any ids', async () => {
    const path = join(await temporaryFolder(), 'm.parquet');
    const ids = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 6 });
    const matrices = fc.tuple(ids, ids).chain(([samples, features]) => {
      const length = samples.length * features.length;
      return fc
        .float32Array({ minLength: length, maxLength: length })
        .map((values) => createMatrix({ samples, features, values }));
    });
    await fc.assert(
      fc.asyncProperty(matrices, async (matrix) => {
        await writeParquetMatrix(path, matrix);
        expect((await readMatrix(path)).matrix).toEqual(matrix);
      }),
      { numRuns: 50 },
    );
  });
});

test('what is written is what pyarrow reads (read-fixtures.py)', async () => {
  const path = join(await temporaryFolder(), 'snpress.parquet');
  await writeParquetMatrix(path, {
    ...withAlleles(withPositions(expectedMatrix)),
    ploidy: 2,
  });
  expect(await readFile(path)).toEqual(await readFile(fixture('snpress.parquet')));
  expect(JSON.parse(await readFile(fixture('snpress.json'), 'utf8'))).toEqual({
    metadata: { 'snpress.format': 'matrix/1', 'snpress.ploidy': '2' },
    schema: [
      'id: string not null',
      'chromosome: string',
      'start: double',
      'end: double',
      'counted_allele: string',
      'other_allele: string',
      's1: float',
      's2: float',
      's.3: float',
      's 4: float',
    ],
    columns: {
      id: expectedMatrix.features,
      chromosome: ['chr0', 'chr1', 'chr2'],
      start: [1000, 1001, 1002],
      end: [900, 1200, 900],
      counted_allele: ['A', 'CTT', null],
      other_allele: ['G', '<DEL>', 'G'],
      s1: [0.5, null, Math.fround(1e-7)],
      s2: [-1.25, 0, 2],
      's.3': [null, 7, null],
      's 4': [3, null, 65536],
    },
  });
});

test('a sample that is called like another column is refused, and no file is left', async () => {
  const folder = await temporaryFolder();
  const matrix = createMatrix({ samples: ['start'], features: ['f'] });
  await expect(writeParquetMatrix(join(folder, 'm.parquet'), matrix)).rejects.toThrow(
    'Sample id "start" is the name of another column in Parquet files of matrices. Rename it first, or write Arrow.',
  );
  expect(await readdir(folder)).toEqual([]);
});
