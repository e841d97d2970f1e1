/** Stored genotypes that are read in blocks are those that are read as a whole. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStoredBlocks } from '@snpress/data/arrow/open-stored-blocks';
import { rangesOf } from '@snpress/data/arrow/byte-ranges';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { DataError } from '@snpress/data/errors/data-error';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { GenotypeBlocks, Matrix } from '@snpress/data';
import { openGenotypeBlocks } from '../../src/arrow/open-genotype-blocks.js';
import {
  openMarkers,
  readArrowMatrix,
  writeArrowMarkers,
  writeArrowMatrix,
  writeMatrix,
} from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { fixture } from '../genotype-files/fixtures.js';
import { overwritten } from '../files/damaged.js';

const samples = Array.from({ length: 11 }, (_, sample) => `s${sample}`);
const features = Array.from({ length: 37 }, (_, feature) => `marker ü${feature}`);
const calls = createMatrix({
  samples,
  features,
  values: Float32Array.from({ length: samples.length * features.length }, (_, cell) =>
    cell % 7 === 0 ? NaN : cell % 3,
  ),
  positions: {
    chromosome: features.map((_, marker) => (marker % 5 === 0 ? '' : `chr${marker % 3}`)),
    start: Float64Array.from(features, (_, marker) => (marker % 5 === 0 ? NaN : 10 * marker)),
    end: Float64Array.from(features, (_, marker) => (marker % 5 === 0 ? NaN : 10 * marker + 1)),
  },
  alleles: { counted: features.map(() => 'A'), other: features.map((_, marker) => (marker % 2 ? 'é' : '')) },
  ploidy: 2,
});

/** All markers of the blocks, each copied before the next is read. */
function collected(blocks: GenotypeBlocks): { readonly values: Float32Array; readonly widths: number[] } {
  const values = new Float32Array(blocks.samples.length * blocks.features.length);
  const widths: number[] = [];
  for (const { first, genotypes } of blocks.blocks()) {
    expect(genotypes.features).toEqual(blocks.features.slice(first, first + genotypes.features.length));
    values.set(genotypes.values, first * blocks.samples.length);
    widths.push(genotypes.features.length);
  }
  return { values, widths };
}

function expectSame(blocks: GenotypeBlocks, { values, ...labels }: Matrix): void {
  expect(blocks).toMatchObject(labels);
  expect(collected(blocks).values).toEqual(values);
  const some = [20, 3, 4, 36];
  expect({ ...blocks.select(some) }).toEqual(selectFeatures({ ...labels, values }, some));
}

test.each(['calls', 'packed', 'numbers'])('%s in one batch', async (kind) => {
  const path = join(await temporaryFolder(), 'm.arrow');
  const areCalls = kind !== 'numbers';
  const matrix = areCalls ? calls : { ...calls, values: calls.values.map((value) => value / 3) };
  await writeArrowMatrix(path, matrix, { calls: true, packed: kind === 'packed' });
  const blocks = await openGenotypeBlocks(path, samples.length * (areCalls ? 5 : 20));
  expectSame(blocks, matrix);
  expect(collected(blocks).widths).toEqual([5, 5, 5, 5, 5, 5, 5, 2]);
  for (const { genotypes } of blocks.blocks()) expect(genotypes.called !== undefined).toBe(areCalls);
});

test('batches that are narrower than blocks, and wider', async () => {
  const path = join(await temporaryFolder(), 'm.arrow');
  const width = 700;
  const ones = new Float64Array(width).fill(1);
  const wide = createMatrix({
    samples: Array.from({ length: 4000 }, (_, sample) => `s${sample}`),
    features: Array.from({ length: width }, (_, feature) => `m${feature}`),
    positions: { chromosome: Array<string>(width).fill('1'), start: ones, end: ones },
    alleles: { counted: Array<string>(width).fill('A'), other: Array<string>(width).fill('C') },
    values: Float32Array.from({ length: 4000 * width }, (_, cell) => (cell * 31) % 3),
    ploidy: 2,
  });
  const vcf = join(await temporaryFolder(), 'm.vcf');
  await writeMatrix(vcf, wide);
  await writeArrowMarkers(path, await openMarkers(vcf, { ploidy: 2 }));
  const expected = await readArrowMatrix(path);
  for (const most of [4000 * 100, 4000 * 263]) {
    const blocks = await openGenotypeBlocks(path, most);
    const { values, widths } = collected(blocks);
    expect(values.every((value, cell) => value === expected.values[cell])).toBe(true);
    expect(widths[0]).toBe(most / 4000);
    const memory = Array.from(blocks.blocks(), ({ genotypes }) => genotypes.called!.calls.buffer);
    expect(new Set(memory).size).toBe(1);
    expect(memory[0]!.byteLength).toBeLessThanOrEqual(most);
  }
});

test.each([[[0, 1, 2, 5, 9, 10]], [[3]], [[]], [[0, 4, 5, 6, 7, 8]]])(
  'some samples of packed calls: %j',
  async (rows) => {
    const path = join(await temporaryFolder(), 'm.arrow');
    await writeArrowMatrix(path, calls, { calls: true, packed: true });
    const blocks = await openGenotypeBlocks(path, samples.length * 5);
    const chosen = blocks.ofSamples!(rows);
    expectSame(chosen, selectSamples(calls, rows));
    expect(collected(chosen).widths).toEqual([5, 5, 5, 5, 5, 5, 5, 2]);
    expectSame(blocks, calls);
    expect(() => blocks.ofSamples!([2, 2])).toThrow('selected twice');
  },
);

test('genotypes of a file that is cut short, and one that ends while it is read', async () => {
  const path = join(await temporaryFolder(), 'm.arrow');
  await writeArrowMatrix(path, calls, { calls: true });
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length - 3));
  await expect(openGenotypeBlocks(path)).rejects.toThrow(
    `m.arrow: This is no matrix as it is stored: its ${whole.length - 3} bytes do not begin and end with ARROW1`,
  );
  await writeFile(path, whole);
  const blocks = await openGenotypeBlocks(path, 22);
  await writeFile(path, whole.subarray(0, 700));
  expect(() => collected(blocks)).toThrow(
    /m\.arrow: This file ends at byte \d+, but 22 more bytes belong there/,
  );
  await expect(openGenotypeBlocks(fixture('bed-17.bed'))).rejects.toThrow(
    'This is no matrix as it is stored',
  );
});

test('every four bytes, overwritten by any number', async () => {
  const whole = await encodeMatrix(calls, { calls: true });
  let told = 0;
  await fc.assert(
    fc.asyncProperty(overwritten(whole), async (bytes) => {
      try {
        const blocks = await openStoredBlocks(rangesOf(bytes, 'm.arrow'), 50);
        expect(collected(blocks).values).toHaveLength(blocks.samples.length * blocks.features.length);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        expect(error.message).toMatch(/^m\.arrow: /);
        told++;
      }
    }),
    { numRuns: 2000, seed: 2017 },
  );
  expect(told).toBeGreaterThan(100);
});
