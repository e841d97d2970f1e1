import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGwas } from '../../src/gwas/read-gwas.js';
import type { GwasOptions } from '../../src/gwas/gwas-options.js';
import type { GwasSummary } from '../../src/gwas/gwas-line.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-gwas-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Met {
  readonly id: string;
  readonly place: string;
  readonly alleles: string;
  readonly z: number;
  readonly beta: number;
}

/** Reads every line; z of p as its logarithm and sign. */
async function read(text: string, options?: GwasOptions): Promise<{ met: Met[]; summary: GwasSummary }> {
  const file = path.join(folder, 'gwas.txt');
  writeFileSync(file, text);
  const met: Met[] = [];
  const summary = await readGwas(
    file,
    () => true,
    ({ id, chromosome, position }, { effect, other, z, logP, sign, beta }) => {
      met.push({
        id,
        place: `${chromosome}:${position}`,
        alleles: `${effect}/${other}`,
        z: Number.isNaN(z) ? sign * logP : z,
        beta,
      });
    },
    options,
  );
  return { met, summary };
}

describe('columns are known by their titles', () => {
  it.each([
    ['PLINK', 'CHR SNP BP A1 A2 OR SE P\n1 rs1 5 A C 2 0.5 0.1', 'A/C', Math.log(2) / 0.5],
    ['PLINK 2', '#CHROM\tPOS\tID\tREF\tALT\tA1\tBETA\tSE\n1\t5\trs1\tA\tC\tA\t1\t0.5', 'A/C', 2],
    ['REGENIE', 'CHROM GENPOS ID ALLELE0 ALLELE1 A1FREQ BETA SE LOG10P\n1 5 rs1 A C 0.1 1 0.5 1', 'C/A', 2],
    [
      'SAIGE',
      'CHR\tPOS\tMarkerID\tAllele1\tAllele2\tAF_Allele2\tBETA\tSE\n1\t5\trs1\tA\tC\t0.1\t1\t0.5',
      'C/A',
      2,
    ],
    ['METAL', 'MarkerName\tAllele1\tAllele2\tEffect\tStdErr\nrs1\ta\tc\t1\t0.5', 'A/C', 2],
    ['GWAS catalogue', 'variant_id,effect_allele,other_allele,beta,standard_error\nrs1,A,C,1,0.5', 'A/C', 2],
    ['p and sign', 'rsid A1 A2 P BETA_SIGN\nrs1 A C 0.1 -', 'A/C', -Math.log(0.1)],
    ['−log10 p', 'rsid A1 A2 LOG10P BETA\nrs1 A C 400 -3', 'A/C', 400 * Math.LN10],
  ])('%s', async (_, text, alleles, z) => {
    const { met } = await read(`## comment\n${text}\n`);
    expect(met.map((line) => [line.id, line.alleles])).toEqual([['rs1', alleles]]);
    expect(met[0]!.z).toBeCloseTo(z, 10);
  });

  it('or named, or taken away', async () => {
    const text = 'v a b p se beta stat\nrs1 A C 0.1 1 2 7\n';
    const columns = { id: 'v', effect: 'a', other: 'b' };
    expect((await read(text, { columns })).met[0]!.z).toBe(2);
    expect((await read(text, { columns: { ...columns, z: 'stat' } })).met[0]!.z).toBe(7);
    expect((await read(text, { columns: { ...columns, se: 'none' } })).summary.statistic).toBe('p');
  });
});

it('counts lines without a value and with alleles that are no bases', async () => {
  const { met, summary } = await read(
    'SNP A1 A2 BETA SE\nrs1 A C NA 1\nrs2 D I 1 1\nrs3 I D 1 1\nrs4 A C 1 0\nrs5 AT A 1 1\n',
  );
  expect(met.map(({ id }) => id)).toEqual(['rs5']);
  expect(summary.leftOut).toEqual({
    missing: { count: 2, line: 2, example: 'rs1' },
    alleles: { count: 2, line: 3, example: 'D/I' },
  });
});

describe('what cannot be has a place and a cure', () => {
  it.each([
    [
      'SNP A1 A2 BETA SE\nrs1 A C 1 -2\n',
      /gwas\.txt:2:11: A standard error of -2 cannot be\. Name the right column/,
    ],
    ['SNP A1 A2 BETA P\nrs1 A C 1 0\n', /:2:11: A p of 0 has no z.*`smallestP`/],
    ['SNP A1 A2 BETA P\nrs1 A C 1 7.3\n', /:2:11: A p of 7\.3 cannot be\. If the column holds −log10 p/],
    [
      'SNP A1 A2 OR SE\nrs1 A C -0.2 1\n',
      /An odds ratio of -0\.2 cannot be\. If the column holds logarithms/,
    ],
    ['SNP A1 A2 BETA SE\nrs1 A C one 1\n', /:2:9: This is no number: "one" in the column BETA/],
    ['SNP A1 A2 BETA SE\nrs1 A C 1\n', /:2: This line has 4 fields, but the header line has 5/],
    ['SNP A1 A2 BETA\nrs1 A C 1\n', /:1: No columns give a z/],
    ['A1 A2 BETA SE\nA C 1 2\n', /:1: No column is known to hold the name of the variant/],
    ['SNP A1 A2 BETA SE\n', /no lines of variants/],
  ])('%j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('but a p of 0 may be told what it stands for', async () => {
    const { met } = await read('SNP A1 A2 BETA P\nrs1 A C 1 0\n', { smallestP: 1e-300 });
    expect(met[0]!.z).toBeCloseTo(Math.log(1e-300), 10);
  });
});
