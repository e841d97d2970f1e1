import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeBloom2013 } from '../../src/catalogue/make-bloom2013.js';
import { catalogue, fetchDataset } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { serveFiles } from './file-server.js';

/** Made by R, see make_bloom.R. */
const fixture = (name: string): string => path.join(import.meta.dirname, 'fixtures', name);
const bloom = catalogue.find(({ name }) => name === 'yeast-bloom2013')!;
const contents = bloom.files.map((file) => ({ file, content: readFileSync(fixture(file.name)) }));
/** The dataset, with the ids of the fixtures. */
const small = {
  ...bloom,
  files: contents.map(({ file: { name, path: below }, content }) => ({
    ...{ name, path: below },
    blob: createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex'),
  })),
};

test('tables are made of what R wrote, once it is there and is the right content', async () => {
  const folder = await temporaryFolder();
  const server = await serveFiles({
    files: Object.fromEntries(
      contents.map(({ file, content }) => [`/yeast-bloom2013/${file.name}`, content]),
    ),
  });
  const outcomes: string[] = [];
  const fetchIt = (): Promise<void> =>
    fetchDataset(small, folder, {
      mirror: server.url,
      onFile: ({ name }, outcome) => outcomes.push(`${name} ${outcome}`),
    });
  await fetchIt();
  await fetchIt();
  const names = ['geno_1.RDS', 'pheno.csv', 'genotypes.tsv.gz', 'markers.tsv.gz', 'traits.tsv.gz'];
  expect(outcomes).toEqual(
    ['fetched', 'fetched', 'made', 'made', 'made', ...names.map(() => 'kept')].map(
      (outcome, at) => `${names[at % 5]!} ${outcome}`,
    ),
  );
  expect((await readdir(folder)).sort()).toEqual(names.toSorted());
  const made = (name: string): string => gunzipSync(readFileSync(path.join(folder, name))).toString();
  const strains = 'A01_01\tA01_02\tA01_03\tA01_04';
  expect(made('genotypes.tsv.gz')).toBe(
    `id\t${strains}\nchr01_27915_T_C\t1\t0\t0\t1\nchr01_28323_G_A\t1\t1\t0\t0\nchr16_948000_A_AT\t0\t1\t1\t0\n`,
  );
  expect(made('markers.tsv.gz')).toBe(
    'id\tchrom\tpos\nchr01_27915_T_C\tchr01\t27915\nchr01_28323_G_A\tchr01\t28323\nchr16_948000_A_AT\tchr16\t948000\n',
  );
  expect(made('traits.tsv.gz')).toBe(
    `trait\t${strains}\nCaffeine\t1.23457\tNA\t-0.0000987654\t12345700\nYPD\t0.5\t1\t2\tNA\n`,
  );
});

test('nothing is made of files that do not fit together', async () => {
  const folder = await temporaryFolder();
  await copyFile(fixture('geno_1.RDS'), path.join(folder, 'geno_1.RDS'));
  await writeFile(path.join(folder, 'pheno.csv'), '"","pheno.YPD"\n"1",2\n');
  await expect(makeBloom2013(folder)).rejects.toThrow(
    /pheno\.csv: This table has 1 rows, and the genotypes are of 4/,
  );
  await copyFile(fixture('pheno.csv'), path.join(folder, 'geno_1.RDS'));
  await expect(makeBloom2013(folder)).rejects.toThrow(
    /geno_1\.RDS: this RData cannot be read: it begins with/,
  );
  expect((await readdir(folder)).sort()).toEqual(['geno_1.RDS', 'pheno.csv']);
});
