import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '@snpress/data/errors/data-error';
import { readMatrix } from '../../src/index.js';
import type { ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { fixture } from './fixtures.js';
import { damaged, expectReadOrTold } from '../files/damaged.js';

/** A copy of a fixture in a folder of its own, with some files replaced. */
async function copied(
  name: string,
  endings: readonly string[],
  changed: Record<string, Uint8Array | string>,
) {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  for (const ending of endings) {
    const path = join(folder, `m${ending}`);
    const content = changed[ending];
    if (content === undefined) await copyFile(fixture(name + ending), path);
    else await writeFile(path, content);
  }
  return { folder, path: join(folder, `m${endings[0]!}`) };
}

const plink = ['.bed', '.bim', '.fam'];
const pgen = ['.pgen', '.pvar', '.psam'];

async function failure(
  name: string,
  endings: readonly string[],
  changed: Record<string, Uint8Array | string>,
  options: ReadMatrixOptions = {},
) {
  const { folder, path } = await copied(name, endings, changed);
  const error: unknown = await readMatrix(path, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DataError);
  return String(error).replaceAll(`${folder}/`, '');
}

async function edited(file: string, edit: (bytes: Buffer) => Buffer): Promise<Buffer> {
  return edit(await readFile(fixture(file)));
}

const withByte = (at: number, value: number) => (bytes: Buffer) => {
  bytes[at] = value;
  return bytes;
};

describe('PLINK 1 files that do not fit are told', () => {
  test('calls that are stored sample by sample', async () => {
    const bed = await edited('bed-17.bed', withByte(2, 0));
    expect(await failure('bed-17', plink, { '.bed': bed })).toMatchInlineSnapshot(
      `"DataError: m.bed: The calls of this .bed file are stored sample by sample (byte 2 is 00). Rewrite it marker by marker: plink --bfile PREFIX --make-bed --out NEW."`,
    );
  });
  test('a wrong beginning', async () => {
    const bed = await edited('bed-17.bed', withByte(1, 0));
    expect(await failure('bed-17', plink, { '.bed': bed })).toMatchInlineSnapshot(
      `"DataError: m.bed: A PLINK .bed file begins with the bytes 6c 1b 01, but this one with 6c 00 01. Copy it again, or write it with plink --make-bed."`,
    );
  });
  test('a wrong size', async () => {
    const bed = await edited('bed-17.bed', (bytes) => bytes.subarray(0, -1));
    expect(await failure('bed-17', plink, { '.bed': bed })).toMatchInlineSnapshot(
      `"DataError: m.bed: This file has 242 bytes, but the 17 samples of m.fam and the 48 markers of m.bim need 243 (3 + 5 × 48). If it was cut short, copy it again; otherwise check that the three files belong together."`,
    );
  });
  test('a line of the .bim file that is too short', async () => {
    const bim = await edited('bed-17.bim', (bytes) => Buffer.from(bytes.toString().replace('\tsnp2\t', ' ')));
    expect(await failure('bed-17', plink, { '.bim': bim })).toMatchInlineSnapshot(
      `"DataError: m.bim:3: A line of a .bim file has 6 fields (chromosome, id, centimorgans, position, allele 1, allele 2), but this one has not. Check that this is the .bim file of PLINK 1."`,
    );
  });
  test('a line of the .fam file that is too short', async () => {
    const fam = await edited('bed-17.fam', (bytes) => Buffer.from(bytes.toString().replace('s3\t0', 's3')));
    expect(await failure('bed-17', plink, { '.fam': fam })).toMatchInlineSnapshot(
      `"DataError: m.fam:4: This line has 5 fields, but a .fam file has 6 (family, id, father, mother, sex, phenotype). Check that this is the .fam file of PLINK 1."`,
    );
  });
  test.each(['.fam', '.bim'])('a %s file without a line', async (ending) => {
    expect(await failure('bed-17', plink, { [ending]: Buffer.of() })).toBe(
      `DataError: m${ending}: There is no ${ending === '.fam' ? 'sample' : 'marker'} in this file. It may be cut short: copy or write it again.`,
    );
  });
  test('a missing .fam file', async () => {
    expect(await failure('bed-17', ['.bed', '.bim'], {})).toMatchInlineSnapshot(
      `"DataError: m.fam: There is no such file. Check the path and the folder that it is relative to."`,
    );
  });
});

describe('PLINK 2 files that do not fit are told', () => {
  test.each([0x03, 0x11, 0x20, 0x7f])('storage mode %i', async (mode) => {
    const bytes = await edited('calls-17.pgen', withByte(2, mode));
    expect(await failure('calls-17', pgen, { '.pgen': bytes })).toMatch(/storage mode 0x.. .*is not read/);
  });
  test('other samples', async () => {
    const psam = await edited('calls-17.psam', (bytes) => Buffer.concat([bytes, Buffer.from('more\tNA\n')]));
    expect(await failure('calls-17', pgen, { '.psam': psam })).toMatchInlineSnapshot(
      `"DataError: m.pgen: This file has calls of 17 samples, but m.psam has 18 samples. Check that the three files belong together."`,
    );
  });
  test('fewer markers, more markers', async () => {
    const fewer = await edited('calls-17.pvar', (bytes) =>
      bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1),
    );
    expect(await failure('calls-17', pgen, { '.pvar': fewer })).toMatchInlineSnapshot(
      `"DataError: m.pgen: This file has records of 48 markers, but m.pvar has 47. Check that the three files belong together."`,
    );
    const more = await edited('calls-17.pvar', (bytes) =>
      Buffer.concat([bytes, Buffer.from('3\t1\tnew\tA\tC\n')]),
    );
    expect(await failure('calls-17', pgen, { '.pvar': more })).toMatchInlineSnapshot(
      `"DataError: m.pgen: This file has records of 48 markers, but m.pvar has more. Check that the three files belong together."`,
    );
  });
  test('several alternative alleles', async () => {
    const pvar = await edited('calls-17.pvar', (bytes) =>
      Buffer.from(bytes.toString().replace(/(snp5\t.\t.)/, '$1,T')),
    );
    expect(await failure('calls-17', pgen, { '.pvar': pvar })).toMatchInlineSnapshot(
      `"DataError: m.pvar:9: Marker snp5 at 1:150 has several alternative alleles (A,T), which are not read from .pgen files. Leave such markers out (plink2 --max-alleles 2), or export them as VCF, which can be read with \`multiallelic: split\`."`,
    );
  });
  test('Zstandard data that end too early', async () => {
    const pvar = await edited('compressed.pvar.zst', (bytes) => bytes.subarray(0, 200));
    expect(
      await failure('compressed', ['.pgen', '.pvar.zst', '.psam'], { '.pvar.zst': pvar }),
    ).toMatchInlineSnapshot(
      `"DataError: m.pvar.zst: The Zstandard data are damaged or end too early, at or after byte 200. Copy or download the file again."`,
    );
  });
});

test.each([
  { name: 'bed-61', endings: plink, changedEnding: '.bed' },
  { name: 'bed-17', endings: plink, changedEnding: '.bim' },
  { name: 'calls-61', endings: pgen, changedEnding: '.pgen' },
  { name: 'dosages', endings: pgen, changedEnding: '.pgen' },
  { name: 'fixed', endings: pgen, changedEnding: '.pgen' },
  { name: 'compressed', endings: ['.pgen', '.pvar.zst', '.psam'], changedEnding: '.pvar.zst' },
])(
  '$name with a damaged $changedEnding is read with its shape, or told',
  async ({ name, endings, changedEnding }) => {
    const whole = await readFile(fixture(name + changedEnding));
    const { matrix: sound } = await readMatrix(fixture(name + endings[0]!));
    const { path, folder } = await copied(name, endings, {});
    await fc.assert(
      fc.asyncProperty(damaged(whole), async (bytes) => {
        await writeFile(join(folder, `m${changedEnding}`), bytes);
        const matrix = await expectReadOrTold(readMatrix(path), folder);
        if (matrix === undefined) return;
        expect(matrix.samples).toEqual(sound.samples);
        expect(matrix.features.length === sound.features.length || changedEnding === '.bim').toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);
