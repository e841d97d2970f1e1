import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { initExperiment } from '../../src/init/init-experiment.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-init-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const count = 12;
const table = (head: string, rows: number, row: (index: number) => readonly (string | number)[]): string =>
  [head, ...Array.from({ length: rows }, (_, index) => row(index).join('\t'))].join('\n') + '\n';
const samples = (name: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => name(i));
const put = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

const genotypes = put(
  'calls.tsv',
  table(['id', ...samples((i) => `s${i}`)].join('\t'), 8, (m) => [
    `m${m}`,
    ...samples((i) => String((i * m + m) % 3)),
  ]),
);
const expressionOf = (name: (index: number) => string): string =>
  table(['id', ...samples(name)].join('\t'), 9, (g) => [
    `g${g}`,
    ...samples((i) => String(Math.sin(7 * i + g))),
  ]);
const expression = put(
  'rna.tsv',
  expressionOf((i) => `s${i}`),
);
const renamed = put(
  'rna-other.tsv',
  expressionOf((i) => `tube${i}`),
);
const ids = put(
  'ids.tsv',
  table('tube\tsample', count, (i) => [`tube${i}`, `s${i}`]),
);
const numbers = put(
  'pcs.tsv',
  table(['id', ...samples((i) => `s${i}`)].join('\t'), 3, (c) => [
    `PC${c}`,
    ...samples((i) => String(Math.cos(i * c + 1))),
  ]),
);
const levels = put(
  'people.tsv',
  table('id\tsex\tage', count, (i) => [`s${i}`, i % 2 ? 'F' : 'M', 20 + i]),
);
const coded = put(
  'coded.tsv',
  table('id\tsex\tage', count, (i) => [`s${i}`, 1 + (i % 2), 20 + i]),
);

test.each([
  ['numbers, a covariate a line', numbers, ['PC0', 'PC1', 'PC2']],
  ['levels, a sample a line', levels, ['sex', 'age']],
  ['three columns, as positions have', coded, ['sex', 'age']],
])('covariates: %s', async (_, file, names) => {
  const { found, text } = await initExperiment({
    files: [file, expression, genotypes],
    out: path.join(folder, 'a.yaml'),
  });
  expect(found).toMatchObject({
    genotypes: { files: [{ path: genotypes }] },
    matched: count,
    covariates: { path: file, names },
    leftOut: [],
    notes: [],
  });
  expect(text).toContain(`  covariates: ${path.basename(file)}\n`);
});

test('a table of ids', async () => {
  const files = [ids, renamed, genotypes, levels];
  const { found, text } = await initExperiment({ files, out: path.join(folder, 'b.yaml') });
  expect(found).toMatchObject({ matched: count, sampleIds: ids, covariates: { path: levels } });
  expect(text).toContain('  sampleIds: ids.tsv\n');
});

test('a file that meets nothing is left out, and it is said what it has', async () => {
  const notes = put('notes.txt', 'what\twhen\nseen\ttoday\n');
  const nothing = put('nothing.txt', '');
  const { found } = await initExperiment({
    files: [genotypes, expression, notes, nothing],
    out: path.join(folder, 'c.yaml'),
  });
  expect(found?.leftOut).toEqual([
    expect.stringMatching(
      /^\S+notes\.txt: No sample of the data is in this table: .* its lines begin with seen/,
    ),
    expect.stringMatching(/^\S+nothing\.txt: This file is empty\./),
  ]);
});

test('a table of decimal commas is no matrix, and it is said why', async () => {
  const commas = put('commas.csv', 'gene;s0;s1\nSTE2;0,1;0,2\n');
  await expect(initExperiment({ files: [genotypes, commas] })).rejects.toThrow(
    /commas\.csv \(another kind of file\)\nno matrix: .*commas\.csv:2:6: "0,1" is not a number .* not a comma\.$/,
  );
});

test('a file that is not there is said to be not there', async () => {
  const none = path.join(folder, 'none.xlsx');
  await expect(initExperiment({ files: [genotypes, none] })).rejects.toThrow(
    /^[^\n]*none\.xlsx: There is no such file\. [^\n]*$/,
  );
});

test('ids that are written in two ways still say that a file has samples in rows', async () => {
  const lying = put(
    'lying.tsv',
    table(['id', 'STE2', 'GPA1'].join('\t'), count, (i) => [`S${i}`, Math.sin(i), Math.cos(i)]),
  );
  await expect(initExperiment({ files: [genotypes, lying] })).rejects.toThrow(
    /expression has S0, S1, S2.* differ only in case/,
  );
});
