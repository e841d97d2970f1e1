import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, writeGctMatrix, writeMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { matricesOf } from '../matrix/matrices-of.js';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

const gtex = createMatrix({
  samples: ['GTEX-1117F-0226-SM-5GZZ7', 'GTEX-111CU-1826-SM-5GZYN'],
  features: ['ENSG00000223972.5', 'ENSG00000227232.5', 'ENSG00000278267.1'],
  values: Float32Array.of(0, 0.02158, 8.764, NaN, 1000, NaN),
});

describe('a file is recognised by its first line', () => {
  test('1.2, of GTEx', async () => {
    expect(await readMatrix(fixture('gtex.gct'))).toEqual({ matrix: gtex, warnings: [] });
  });

  test.each([
    ['gzip', (text: string) => gzipSync(text)],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'tabs that a spreadsheet has added',
      (text: string) => text.replace('#1.2', '#1.2\t\t').replace('3\t2', '3\t2\t\t'),
    ],
  ])('1.2 with %s', async (_, change) => {
    const path = join(await temporaryFolder(), 'x');
    await writeFile(path, change(await readFile(fixture('gtex.gct'), 'utf8')));
    expect((await readMatrix(path)).matrix).toEqual(gtex);
  });

  test('1.2 of a single GTEx tissue, whose rows are numbered', async () => {
    expect((await readMatrix(fixture('gtex-tissue.gct'))).matrix).toEqual(
      createMatrix({
        samples: ['GTEX-1', 'GTEX-2', 'GTEX-3'],
        features: ['ENSG00000223972.5', 'ENSG00000227232.5'],
        values: Float32Array.of(0, 1, 2, 3, 4, 5),
      }),
    );
  });

  test('1.3, of CMap: metadata of rows and columns are passed over', async () => {
    expect((await readMatrix(fixture('cmap.gct'))).matrix).toEqual(
      createMatrix({
        samples: ['CPC005:A01', 'CPC005:A02', 'CPC005:A03'],
        features: ['200814_at', '222103_at'],
        values: Float32Array.of(11.3819, 11.3336, NaN, -0.5, 10.7, 0),
      }),
    );
  });
});

async function failure(content: string, options: Parameters<typeof readMatrix>[1] = {}): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'm.gct'), content);
  const error: unknown = await readMatrix(join(folder, 'm.gct'), options).catch((reason: unknown) => reason);
  return String(error).replaceAll(`${folder}/`, '');
}

describe('what is wrong is told with its place', () => {
  test('no GCT, or none that is known', async () => {
    expect(await failure('id\ts\nf\t1\n', { format: 'gct' })).toMatchInlineSnapshot(
      `"DataError: m.gct:1: A GCT file begins with #1.2 or #1.3, not with "id". Leave \`format\` out to have the format recognised, or name the right one."`,
    );
    expect(await failure('#1.4\n1\t1\n', { format: 'gct' })).toContain('not with "#1.4"');
  });

  test('sizes that are none', async () => {
    expect(await failure('#1.2\nx\t1\n')).toMatchInlineSnapshot(
      `"DataError: m.gct:2:1: "x" is not one of the 2 sizes of a GCT #1.2 file. The second line is the number of rows and of samples, separated by tabs."`,
    );
    expect(await failure('#1.2\n1\t1\t0\t0\n')).toContain('m.gct:2:5: "0" is not one of the 2 sizes');
    expect(await failure('#1.3\n1\t1\n')).toMatchInlineSnapshot(
      `"DataError: m.gct:2: This line has 2 sizes, but GCT #1.3 files have 4. The second line is the number of rows and of samples, of metadata columns and of metadata rows, separated by tabs."`,
    );
  });

  test('sizes that are not those of the table', async () => {
    expect(await failure('#1.2\n2\t3\nName\tDescription\ts\nf\tna\t1\n')).toMatchInlineSnapshot(
      `"DataError: m.gct:3: The number of samples in the header line is 1, but the second line says 3. Correct the second line, or check for missing or surplus tabs."`,
    );
    expect(await failure('#1.2\n2\t1\nName\tDescription\ts\nf\tna\t1\n')).toMatchInlineSnapshot(
      `"DataError: m.gct:2: The number of rows of values is 1, but the second line says 2. Correct it, or check whether the file was copied whole."`,
    );
    expect(await failure('#1.2\n1\t1\nName\tDescription\ts\nf\tna\t1\ng\tna\t1\n')).toContain(
      'The number of rows of values is 2, but the second line says 1',
    );
    expect(await failure('#1.3\n1\t1\t0\t3\nid\ts\nmeta\tx\nf\t1\n')).toContain(
      'The number of rows of values is 0, but the second line says 1',
    );
  });

  test('rows', async () => {
    expect(await failure('#1.3\n2\t2\t1\t1\nid\tx\ts1\ts2\nm\tna\t1\nf\tna\t1\tabc\ng\tna\t1\n'))
      .toMatchInlineSnapshot(`
        "DataError: m.gct:4: This row has 3 fields, but the header line calls for 4 (2 fields and 2 values). Check for missing or surplus delimiters.
        m.gct:5:8: "abc" is not a number (feature f, sample s2). This is text: take columns and lines that hold no values out, or name the format (format: …); if it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","abc"].
        m.gct:6: This row has 3 fields, but the header line calls for 4 (2 fields and 2 values). Check for missing or surplus delimiters."
      `);
  });

  test('a file that ends too early', async () => {
    expect(await failure('#1.2\n')).toContain('This file has no header line');
    expect(await failure('#1.2\n1\t1\n')).toContain('This file has no header line');
    expect(await failure('#1.2\n1\t1\nName\tDescription\ts\n')).toContain(
      'The number of rows of values is 0, but the second line says 1',
    );
    expect(await failure('#1.2\n0\t1\nName\tDescription\ts\n')).toContain(
      'This file has a header line but no rows',
    );
  });
});

describe('what is written', () => {
  test('is GCT 1.2', async () => {
    const path = join(await temporaryFolder(), 'x.gct');
    expect(await writeMatrix(path, gtex)).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe(
      '#1.2\n3\t2\nName\tDescription\tGTEX-1117F-0226-SM-5GZZ7\tGTEX-111CU-1826-SM-5GZYN\nENSG00000223972.5\tna\t0\t0.02158\nENSG00000227232.5\tna\t8.764\tNA\nENSG00000278267.1\tna\t1000\tNA\n',
    );
    await writeMatrix(`${path}.gz`, gtex);
    expect((await readMatrix(`${path}.gz`)).matrix).toEqual(gtex);
  });

  test('comes back, whatever the numbers', async () => {
    const path = join(await temporaryFolder(), 'm.gct');
    const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_.:|-]{1,8}$/), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(matricesOf(ids), async (matrix) => {
        await writeGctMatrix(path, matrix);
        expect((await readMatrix(path)).matrix).toEqual(matrix);
      }),
      { numRuns: 50 },
    );
  });

  test('but not ids that GCT does not hold', async () => {
    const folder = await temporaryFolder();
    const matrix = createMatrix({ samples: ['a\tb'], features: ['f'] });
    await expect(writeGctMatrix(join(folder, 'm.gct'), matrix)).rejects.toThrow(
      'Id "a\\tb" is empty, or holds',
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
