import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, writeTextMatrix } from '../../src/index.js';
import type { Matrix } from '@snpress/data';
import { temporaryFolder } from '../files/temporary-folder.js';
import { matrixCatalogue, withPositions } from '../matrix/matrix-catalogue.js';
import { matricesOf } from '../matrix/matrices-of.js';

describe.each(['tab', 'comma'] as const)('a matrix survives text with delimiter %s', (delimiter) => {
  const format = delimiter === 'tab' ? 'tsv' : 'csv';

  test.each(matrixCatalogue)('$name', async ({ matrix }) => {
    const folder = await temporaryFolder();
    for (const name of ['m.txt', 'm.txt.gz']) {
      const path = join(folder, name);
      await writeTextMatrix(path, matrix, { delimiter });
      expect((await readMatrix(path, { format })).matrix).toEqual(matrix);
    }
  });

  test('any numbers, any ids', async () => {
    const path = join(await temporaryFolder(), 'm.txt');
    const id = fc.string({ unit: 'grapheme', minLength: 1 });
    const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(matricesOf(ids), async (matrix) => {
        await writeTextMatrix(path, matrix, { delimiter });
        expect((await readMatrix(path, { format })).matrix).toEqual(matrix);
      }),
      { numRuns: 50 },
    );
  });
});

test('what is written', async () => {
  const path = join(await temporaryFolder(), 'm.csv');
  const matrix = createMatrix({
    samples: ['a', 'b,c'],
    features: ['f"1"'],
    values: Float32Array.of(0.1, NaN),
  });
  await writeTextMatrix(path, withPositions(matrix), { delimiter: 'comma', missing: '' });
  expect(await readFile(path, 'utf8')).toBe('id,a,"b,c"\n"f""1""",0.1,\n');
});

describe('what text cannot say is refused, and no file is left', () => {
  async function failure(name: string, matrix: Matrix): Promise<string> {
    const folder = await temporaryFolder();
    const error: unknown = await writeTextMatrix(join(folder, name), matrix).catch(
      (reason: unknown) => reason,
    );
    expect(await readdir(folder)).toEqual([]);
    return String(error).replaceAll(folder + '/', '');
  }

  test('a line break in an id', async () => {
    const matrix = createMatrix({ samples: ['a\nb'], features: ['f'] });
    expect(await failure('m.tsv', matrix)).toMatchInlineSnapshot(
      `"DataError: m.tsv: Id "a\\nb" holds a line break, which text formats do not hold. Rename it first."`,
    );
  });

  test('an infinite value', async () => {
    const matrix = createMatrix({ samples: ['a'], features: ['f'], values: Float32Array.of(-Infinity) });
    expect(await failure('m.tsv', matrix)).toMatchInlineSnapshot(
      `"DataError: m.tsv: Feature f, sample a, is -Infinity, which text formats do not hold. Make it finite or missing first."`,
    );
    expect(await failure('m.tsv.gz', matrix)).toContain('Feature f, sample a, is -Infinity');
  });
});
