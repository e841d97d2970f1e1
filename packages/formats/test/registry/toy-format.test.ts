import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type * as Package from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';

/** A format as somebody would add it: the file `src/toy/toy-format.ts`. */
const toyFormat = `
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { defineFormat } from '../format/format.js';

export const toyFormat = defineFormat({
  name: 'toy',
  summary: 'a matrix as JSON, for a test',
  extensions: ['.toy'],
  holds: { values: 'numbers', positions: false, alleles: false, ploidy: false, samplesInRows: false },
  options: { toy: z.strictObject({ times: z.number() }).optional() },
  recognises: ({ firstLine }) => firstLine?.text.startsWith('{"toy"') === true,
  async read({ path, toy }) {
    const { samples, features, toy: values } = JSON.parse(await readFile(path, 'utf8'));
    const scaled = Float32Array.from(values, (value) => value * (toy?.times ?? 1));
    return { matrix: createMatrix({ samples, features, values: scaled }), warnings: [] };
  },
  async write(path, { samples, features, values }) {
    await writeFile(path, JSON.stringify({ toy: [...values], samples, features }));
    return [];
  },
});
`;

// Below the package, so that the packages it imports are found from there.
const copy = join(import.meta.dirname, `../../out-tsc/toy-${process.pid}`);
let snpress: typeof Package;

beforeAll(async () => {
  await cp(join(import.meta.dirname, '../../src'), copy, { recursive: true });
  await cp(join(copy, 'arrow'), join(copy, 'toy'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  await writeFile(join(copy, 'toy/toy-format.ts'), toyFormat);
  const list = join(copy, 'registry/formats.ts');
  const text = await readFile(list, 'utf8');
  await writeFile(
    list,
    `import { toyFormat } from '../toy/toy-format.js';\n${text.replace('  plinkFormat,\n', '  toyFormat,\n  plinkFormat,\n')}`,
  );
  snpress = (await import(/* @vite-ignore */ join(copy, 'index.ts'))) as typeof Package;
}, 60_000);

afterAll(() => rm(copy, { recursive: true, force: true }));

const matrix = createMatrix({ samples: ['s1', 's2'], features: ['f1'], values: Float32Array.of(1, 2) });
const toy = 'toy' as Package.FormatName;

test('a format is one file and one line in formats.ts (and its import): the schema and the choices have it', () => {
  expect(snpress.formats.map(({ name }) => name)).toContain('toy');
  expect(snpress.writableFormats.map(({ name }) => name)).toContain('toy');
  expect(snpress.matrixSource.parse({ path: 'm', format: 'toy', toy: { times: 2 } })).toMatchObject({
    format: 'toy',
    toy: { times: 2 },
  });
  expect(snpress.matrixSource.shape.format.description).toContain('toy: a matrix as JSON, for a test');
});

test('it is written by its ending, recognised, read, converted, and takes its own options', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'm.toy');
  expect(await snpress.writeMatrix(path, matrix)).toEqual([]);
  expect(await snpress.recogniseFormat(path)).toBe('toy');
  const { matrix: read } = await snpress.readMatrix(path);
  expect(read).toEqual(matrix);
  expect((await snpress.readMatrix(path, { toy: { times: 3 } } as never)).matrix.values).toEqual(
    Float32Array.of(3, 6),
  );
  await snpress.writeMatrix(join(folder, 'm.tsv'), read);
  expect(await readFile(join(folder, 'm.tsv'), 'utf8')).toBe('id\ts1\ts2\nf1\t1\t2\n');
});

test('what it does not hold or know is refused or told in the words of all', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'm.toy');
  const alleles = { counted: ['A'], other: ['C'] };
  expect(await snpress.writeMatrix(path, { ...matrix, alleles })).toEqual([
    `${path}: alleles are not written; toy files do not hold them.`,
  ]);
  const wrong = { orientation: 'samples-in-rows', vcf: {} } as const;
  await expect(snpress.readMatrix(path, wrong)).rejects.toMatchObject({
    problems: [{ code: 'option-of-other-format' }, { code: 'no-samples-in-rows' }],
  });
  await expect(
    snpress.readMatrix(join(folder, 'm.tsv'), { format: toy, orientation: 'samples-in-rows' }),
  ).rejects.toThrow('toy files have no samples in rows');
  await snpress.writeMatrix(join(folder, 'm.tsv'), matrix);
  await expect(snpress.readMatrix(join(folder, 'm.tsv'), { toy: { times: 3 } } as never)).rejects.toThrow(
    'This is read as tsv, which has no option `toy`: that is for toy files',
  );
});
