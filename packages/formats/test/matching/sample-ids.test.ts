import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCovariates, readSampleIds } from '../../src/index.js';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import type { SampleIdMap } from '@snpress/data';
import { temporaryFolder } from '../files/temporary-folder.js';

async function mapOf(text: string): Promise<SampleIdMap> {
  const file = path.join(await temporaryFolder(), 'ids.tsv');
  await writeFile(file, text);
  return { ...(await readSampleIds(file)), name: 'ids.tsv', path: 'ids.tsv' };
}

async function complaint(text: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'ids.tsv');
  await writeFile(file, text);
  return readSampleIds(file).then(
    () => 'nothing was wrong',
    (error: unknown) => (error as Error).message.replaceAll(file, 'ids.tsv'),
  );
}

test('samples get the ids of the table, others keep their own', async () => {
  const map = await mapOf('id,use\nA1,s 1\nA2,s2\nA3,s3\nA4,s4\n');
  expect(renameSamples(['A2', 'other', 'A1'], map, 'genotypes.tsv')).toEqual({
    samples: ['s2', 'other', 's 1'],
    renamed: 2,
    unknown: ['A3', 'A4'],
  });
});

test('ids may be swapped', async () => {
  const map = await mapOf('a\tb\nb\ta\n');
  expect(renameSamples(['a', 'b'], map, 'f').samples).toEqual(['b', 'a']);
});

test('two samples never get the same id', async () => {
  const map = await mapOf('a\tx\nb\tx\nc\td\n');
  expect(() => renameSamples(['a', 'b', 'c', 'd'], map, 'genotypes.tsv')).toThrow(
    [
      'ids.tsv:2: Samples "a" and "b" of genotypes.tsv would both be "x". Give each sample an id of its own, or leave one of them out of the file.',
      'ids.tsv:3: Samples "c" and "d" of genotypes.tsv would both be "d". Give each sample an id of its own, or leave one of them out of the file.',
    ].join('\n'),
  );
});

test('what is wrong with a table', async () => {
  expect(await complaint('a\tb\nc\n\td\na\te\n')).toBe(
    [
      'ids.tsv:2: This row has 1 field. A table of sample ids has two: the id in the file and the id to use.',
      'ids.tsv:3: An id of this row is empty. A table of sample ids has two: the id in the file and the id to use.',
      'ids.tsv:4: Sample "a" is to be "b" by line 1 and "e" by this one. Remove one of the two rows.',
    ].join('\n'),
  );
});

test('a pattern changes ids, and says which it cannot change', async () => {
  const samples = ['F1_a', 'b', 'F2_c'];
  const map = await readSampleIds({ pattern: '^[^_]+_', replacement: '' }, { samples });
  expect(renameSamples(samples, map, 'genotypes.tsv')).toEqual({
    samples: ['a', 'b', 'c'],
    renamed: 2,
    unknown: [],
  });
  const both = await readSampleIds({ pattern: '^F(.).*', replacement: '$1' }, { samples: ['F1_a', 'F1_b'] });
  expect(() => renameSamples(['F1_a', 'F1_b'], both, 'genotypes.tsv')).toThrow(
    'Samples "F1_a" and "F1_b" of genotypes.tsv would both be "1" by the pattern ^F(.).*.',
  );
});

test.each([
  ['(', 'Invalid regular expression'],
  ['.*', 'leaves nothing of the id "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"'],
  ['^(a+)+$', 'timed out'],
])(
  'the pattern %s is refused',
  async (pattern, said) => {
    const samples = ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'];
    await expect(readSampleIds({ pattern, replacement: '' }, { samples })).rejects.toThrow(said);
  },
  20_000,
);

test('covariates meet by mapped ids, in either orientation, in the encoding that is said', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'covariates.tsv');
  const sampleIds = { pattern: '-[^-]+$', replacement: '' };
  await writeFile(file, Buffer.from('id\tsite\nJos\xe9-1\tx\nb-2\ty\n', 'latin1'));
  const read = await readCovariates(file, ['José', 'b'], { sampleIds, encoding: 'latin1' });
  expect(read.samples).toEqual(['José', 'b']);
  await expect(readCovariates(file, ['José', 'b'], { sampleIds })).rejects.toThrow('is not UTF-8');
  await writeFile(file, 'site\tJosé-1\tb-2\nx\t1\t2\n');
  expect((await readCovariates(file, ['José', 'b'], { sampleIds })).samples).toEqual(['José', 'b']);
  await expect(readCovariates(file, ['José', 'b'])).rejects.toThrow(
    `2 differ by a suffix ("José" in genotypes, "José-1" in covariates): say sampleIds: { covariates: { pattern: '^([^-._]+)[-._].*$', replacement: '$1' } }`,
  );
});
