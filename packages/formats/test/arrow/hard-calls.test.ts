/** Files of hard calls as pyarrow reads them: `fixtures/read-fixtures.py`. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { toCalls } from '@snpress/data/markers/to-calls';
import { openMarkers, readArrowMatrix, writeArrowMarkers, writeArrowMatrix } from '../../src/index.js';
import { readStoredMatrix } from '../../src/arrow/read-arrow-matrix.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { fixture as genotypes } from '../genotype-files/fixtures.js';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

interface Read {
  readonly types: Record<string, string>;
  readonly metadata: Record<string, string>;
  readonly columns: {
    readonly id: string[];
    readonly chromosome: string[];
    readonly start: (number | null)[];
    readonly counted_allele: string[];
    readonly values: (number | null)[][];
  };
}

test.each([
  ['calls-17', 'bed-17.bed', 2],
  ['calls-61', 'calls-61.pgen', 1],
] as const)('%s.arrow is what we write of %s, and pyarrow reads what we do', async (name, source, ploidy) => {
  const path = join(await temporaryFolder(), 'm.arrow');
  await writeArrowMarkers(path, await openMarkers(genotypes(source), { ploidy }));
  const bytes = await readFile(path);
  expect(bytes.equals(await readFile(fixture(`${name}.arrow`)))).toBe(true);

  const { types, metadata, columns } = JSON.parse(await readFile(fixture(`${name}.json`), 'utf8')) as Read;
  const { samples, features, values, positions, alleles } = await readArrowMatrix(path);
  expect(types.values).toBe(`fixed_size_list<item: int8>[${samples.length}]`);
  expect(JSON.parse(metadata['snpress.samples']!)).toEqual(samples);
  expect(columns.id).toEqual(features);
  expect(columns.chromosome).toEqual(positions?.chromosome);
  expect(columns.start.map((at) => at ?? NaN)).toEqual([...positions!.start]);
  expect(columns.counted_allele).toEqual(alleles?.counted);
  expect(columns.values.flat().map((value) => value ?? NaN)).toEqual([...values]);
  expect(columns.values.flat()).toContain(null);
});

test('a matrix of whole copies is stored as one byte each where that is asked for, and is the same matrix', async () => {
  const folder = await temporaryFolder();
  const samples = Array.from({ length: 50 }, (_, sample) => `s${sample}`);
  const features = Array.from({ length: 400 }, (_, feature) => `f${feature}`);
  const values = Float32Array.from({ length: samples.length * features.length }, (_, cell) =>
    cell % 7 === 0 ? NaN : cell % 3,
  );
  const matrix = createMatrix({ samples, features, values, ploidy: 2 });
  const [calls, floats] = [join(folder, 'calls.arrow'), join(folder, 'floats.arrow')];
  await writeArrowMatrix(calls, matrix, { calls: true });
  await writeArrowMatrix(floats, matrix);
  expect(await readArrowMatrix(calls)).toEqual(matrix);
  expect((await stat(floats)).size / (await stat(calls)).size).toBeGreaterThan(2.5);

  const dosages = createMatrix({ ...matrix, values: values.with(1, 0.5) });
  await writeArrowMatrix(calls, dosages, { calls: true });
  expect(await readArrowMatrix(calls)).toEqual(dosages);
});

test('calls are copies from 0 to 2, or missing', () => {
  expect(toCalls(Float32Array.of(0, 1, 2, NaN))).toEqual(Int8Array.of(0, 1, 2, -1));
  for (const other of [0.5, 3, -1, Infinity]) expect(toCalls(Float32Array.of(0, other))).toBeUndefined();
});

test.each([1, 4, 50, 61])(
  'calls of %d samples are stored in two bits each where that is asked for',
  async (rows) => {
    const path = join(await temporaryFolder(), 'packed.arrow');
    const samples = Array.from({ length: rows }, (_, sample) => `s${sample}`);
    const features = Array.from({ length: 400 }, (_, feature) => `f${feature}`);
    const values = Float32Array.from({ length: rows * features.length }, (_, cell) =>
      cell % 7 === 0 ? NaN : (cell * cell) % 3,
    );
    const matrix = createMatrix({ samples, features, values, ploidy: 2 });
    await writeArrowMatrix(path, matrix, { calls: true, packed: true });
    expect(await readStoredMatrix(path)).toEqual({ ...matrix, values: toCalls(values) });
    await writeArrowMatrix(path, matrix, { calls: true });
    const { size } = await stat(path);
    await writeArrowMatrix(path, matrix, { calls: true, packed: true });
    expect(size - (await stat(path)).size).toBeGreaterThan(400 * (rows - Math.ceil(rows / 4)) - 64);
  },
);
