import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMatrix } from '../../src/index.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pheno-'));
const fileOf = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const read = async (name: string, text: string) => {
  const { matrix, warnings } = await readMatrix(fileOf(name, text));
  const { samples, features, values } = matrix;
  return { samples, features, values: [...values], warnings };
};

describe('tables of phenotypes', () => {
  it.each([
    ['GCTA, without a header line', 'a.phen', 'f1 s1 1.5 NA\nf2 s2 2 -0.5\n', ['trait1', 'trait2']],
    ['PLINK 1', 'b.txt', 'FID\tIID\theight\tbmi\nf1\ts1\t1.5\tNA\nf2\ts2\t2\t-0.5\n', ['height', 'bmi']],
    ['PLINK 2', 'c.txt', '#FID IID height bmi\nf1 s1 1.5 NA\nf2 s2 2 -0.5\n', ['height', 'bmi']],
    [
      'PLINK 2, without families',
      'd.tsv',
      '#IID\theight\tbmi\ns1\t1.5\tnan\ns2\t2\t-0.5\n',
      ['height', 'bmi'],
    ],
  ])('%s', async (_, name, text, features) => {
    expect(await read(name, text)).toEqual({
      samples: ['s1', 's2'],
      features,
      values: [1.5, 2, NaN, -0.5],
      warnings: [],
    });
  });

  it('takes -9 for missing and says so, unless codes are given', async () => {
    const text = 'FID IID height\nf s1 -9\nf s2 3\n';
    const { values, warnings } = await read('e.txt', text);
    expect(values).toEqual([NaN, 3]);
    expect(warnings.map((warning) => warning.slice(warning.indexOf(': ') + 2))).toMatchInlineSnapshot(`
      [
        "1 value of -9 is read as missing, as PLINK and GCTA do; if -9 is a measurement, say missing: ["NA","NaN","nan",""].",
      ]
    `);
    const kept = await readMatrix(fileOf('f.txt', text), { missing: ['NA'] });
    expect([...kept.matrix.values]).toEqual([-9, 3]);
  });

  it('refuses what is no number, and a sample that is there twice, with their places', async () => {
    const problemOf = (text: string) =>
      readMatrix(fileOf('g.phen', text)).then(
        () => '',
        (error: unknown) => (error as Error).message.replaceAll(folder, ''),
      );
    expect(await problemOf('f s1 tall\nf s2 1\n')).toMatchInlineSnapshot(
      `"/g.phen:1:6: "tall" is not a number (feature trait1, sample s1). This is text: take columns and lines that hold no values out, or name the format (format: …); if it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","tall"]."`,
    );
    expect(await problemOf('f s1 1\nf s1 2\n')).toMatchInlineSnapshot(
      `"/g.phen:2:3: Sample id "s1" occurs in lines 1 and 2. Give each sample an id of its own."`,
    );
  });
});
