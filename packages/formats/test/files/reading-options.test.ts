import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Matrix } from '@snpress/data';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import {
  openMarkers,
  readCovariates,
  readMatrix,
  readPositions,
  readSampleIds,
  writableFormats,
  writeMatrix,
} from '../../src/index.js';
import { temporaryFolder } from './temporary-folder.js';

const samples = Array.from({ length: 60 }, (_, sample) => `s${sample}`);
const features = Array.from({ length: 3000 }, (_, feature) => `f${feature}`);
const values = Float32Array.from({ length: samples.length * features.length }, (_, cell) => cell % 3);
const start = Float64Array.from(features, (_, feature) => feature + 1);
const matrix: Matrix = createMatrix({
  samples,
  features,
  values,
  positions: { chromosome: features.map(() => '1'), start, end: start },
  alleles: { counted: features.map(() => 'A'), other: features.map(() => 'C') },
  ploidy: 2,
});

let folder: string;
const fileOf = (name: string): string => {
  const [extension] = writableFormats.find((format) => format.name === name)!.extensions;
  return join(folder, `m-${name}${extension!}`);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snpress-reading-'));
});
afterAll(() => rm(folder, { recursive: true }));

const isAscending = (shares: readonly number[]): boolean =>
  shares.every((share, at) => at === 0 || share >= shares[at - 1]!);

describe.each(writableFormats.map(({ name }) => name))('%s', (format) => {
  test('writing tells the bytes, reading their share, up to the end', async () => {
    const written: number[] = [];
    await writeMatrix(fileOf(format), matrix, { format, onProgress: (bytes) => written.push(bytes) });
    expect(written.at(-1)).toBeGreaterThan(1000);
    expect(isAscending(written)).toBe(true);
    const shares: number[] = [];
    const { matrix: read } = await readMatrix(fileOf(format), { onProgress: (share) => shares.push(share) });
    expect(read.features).toHaveLength(features.length);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect(isAscending(shares)).toBe(true);
  });

  test('a signal ends the writing, which leaves nothing, and the reading', async () => {
    const empty = await temporaryFolder();
    const reason = new Error('enough');
    const stop = new AbortController();
    const path = join(empty, `m${writableFormats.find(({ name }) => name === format)!.extensions[0]!}`);
    await expect(
      writeMatrix(path, matrix, {
        format,
        signal: stop.signal,
        onProgress: () => {
          stop.abort(reason);
        },
      }).then(() => {
        // What is written as a whole is written when the first progress is told.
        stop.signal.throwIfAborted();
      }),
    ).rejects.toBe(reason);
    await expect(writeMatrix(path, matrix, { format, signal: stop.signal })).rejects.toBe(reason);
    const left = await readdir(empty);
    expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await expect(readMatrix(fileOf(format), { signal: stop.signal })).rejects.toBe(reason);
    const during = new AbortController();
    const reading = readMatrix(fileOf(format), {
      signal: during.signal,
      onProgress: () => {
        during.abort(reason);
      },
    });
    await expect(reading).rejects.toBe(reason);
  });
});

test('a marker stream is ended between blocks', async () => {
  const stop = new AbortController();
  const stream = await openMarkers(fileOf('plink'), { signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(stream.blocks[Symbol.asyncIterator]().next()).rejects.toThrow('enough');
});

test('a signal ends the reading of a large file within a second', async () => {
  const path = join(folder, 'large.tsv');
  const line = `\t${Array.from({ length: 500 }, () => '0.25').join('\t')}\n`;
  const header = `id\t${Array.from({ length: 500 }, (_, sample) => `s${sample}`).join('\t')}\n`;
  await writeFile(path, header + Array.from({ length: 20_000 }, (_, row) => `f${row}${line}`).join(''));
  const stop = new AbortController();
  let told = 0;
  const reading = readMatrix(path, {
    signal: stop.signal,
    onProgress(share) {
      if (share < 0.2 || told > 0) return;
      told = performance.now();
      stop.abort();
    },
  });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(performance.now() - told).toBeLessThan(1000);
});

test('small tables take them too', async () => {
  const table = join(folder, 'table.tsv');
  await writeFile(table, 'sample\tage\ns0\t1\ns1\t2\n');
  const ids = join(folder, 'ids.tsv');
  await writeFile(ids, 's0\tt0\n');
  const positions = join(folder, 'positions.tsv');
  await writeFile(positions, 'f0\t1\t10\n');
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(readCovariates(table, samples, { signal })).rejects.toThrow('enough');
  await expect(readSampleIds(ids, { signal })).rejects.toThrow('enough');
  await expect(readPositions(positions, { signal })).rejects.toThrow('enough');
  const shares: number[] = [];
  await readCovariates(table, samples, { onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
});
