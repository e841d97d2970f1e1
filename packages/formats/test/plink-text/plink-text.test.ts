import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMatrix, type ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { fixture } from '../genotype-files/fixtures.js';

async function readText(name: string, lines: readonly string[], options: ReadMatrixOptions = {}) {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  const { matrix, warnings } = await readMatrix(path, options);
  return {
    ...matrix,
    values: [...matrix.values],
    warnings: warnings.map((text) => text.replace(path, name)),
  };
}

describe('.traw, a line per marker', () => {
  test.each(['calls-3', 'calls-61', 'dosages', 'bed-17'])(
    "plink2's %s.traw holds what the data set does",
    async (name) => {
      const { matrix } = await readMatrix(fixture(`${name}.traw`));
      const expected = (await readMatrix(fixture(`${name}.${name.startsWith('bed') ? 'bed' : 'pgen'}`)))
        .matrix;
      expect(matrix.samples).toEqual(expected.samples);
      expect(matrix.positions).toEqual(expected.positions);
      expect(matrix.alleles).toEqual(expected.alleles);
      matrix.values.forEach((value, index) => {
        if (Number.isNaN(value)) expect(expected.values[index]).toBeNaN();
        else expect(Math.abs(expected.values[index]! - value)).toBeLessThan(2 ** -14);
      });
    },
  );

  const header = 'CHR\tSNP\t(C)M\tPOS\tCOUNTED\tALT';
  test('samples are called by their id where the family says no more', async () => {
    const row = '1\trs1\t0\t5\tA\tG\t0\tNA\t2';
    const named = async (ids: string) => (await readText('m.traw', [`${header}\t${ids}`, row])).samples;
    expect(await named('0_a\t0_b\t0_c')).toEqual(['a', 'b', 'c']);
    expect(await named('a_a\tb_b\tx_y_x_y')).toEqual(['a', 'b', 'x_y']);
    expect(await named('f_a\tf_b\tg_c')).toEqual(['f_a', 'f_b', 'g_c']);
  });

  test('haploids are homozygous there: with ploidy 1 they have one copy', async () => {
    const { values, warnings } = await readText(
      'm.traw',
      [`${header}\t0_a\t0_b\t0_c`, '1\t.\t0\t5\tA\tG\t0\t1\t2'],
      { ploidy: 1 },
    );
    expect(values).toEqual([0, NaN, 1]);
    expect(warnings).toEqual([
      'm.traw: 1 heterozygous call is missing, because the data are haploid (ploidy: 1).',
    ]);
  });

  test('a position that is none is told', async () => {
    await expect(readText('m.traw', [`${header}\t0_a`, '1\trs1\t0\there\tA\tG\t0'])).rejects.toThrow(
      /m\.traw:2:9: The position "here" is not a whole number \(rs1\)/,
    );
  });
});

describe('.raw, a line per sample', () => {
  const before = 'FID IID PAT MAT SEX PHENOTYPE';
  test('of plink 1.9, separated by spaces', async () => {
    const { samples, features, alleles, values } = await readText('m.raw', [
      `${before} rs1_A rs_2_GT`,
      'f a 0 0 1 -9 0 1',
      'f b 0 0 2 -9 NA 2',
    ]);
    expect([samples, features, values]).toEqual([
      ['a', 'b'],
      ['rs1', 'rs_2'],
      [0, NaN, 1, 2],
    ]);
    expect(alleles).toEqual({ counted: ['A', 'GT'], other: ['', ''] });
  });

  test('of plink2, with the other allele and the columns of the dominant model', async () => {
    const { features, alleles, values, warnings } = await readText('m.raw', [
      `${before} rs1_A(/C) rs1_HET ._G(/T) ._HET rs1_T(/C) rs1_HET`.replaceAll(' ', '\t'),
      '0 a 0 0 0 -9 0 0 1 1 2 0'.replaceAll(' ', '\t'),
      '0 b 0 0 0 -9 1.5 0 NA NA 0 0'.replaceAll(' ', '\t'),
    ]);
    expect([features, values]).toEqual([
      ['rs1', '.', 'rs1#2'],
      [0, 1.5, 1, NaN, 2, 0],
    ]);
    expect(alleles).toEqual({ counted: ['A', 'G', 'T'], other: ['C', 'T', 'C'] });
    expect(warnings).toEqual(['m.raw: 1 feature ids repeat earlier ones and were renamed (rs1#2).']);
  });
});
