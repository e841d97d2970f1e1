import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { associateGwas } from '../../src/associate/associate-gwas.js';
import { matchModel } from '../../src/match/match-model.js';
import { study, writeStudy, writeTable } from './metaxcan-study.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-match-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const files = writeStudy(folder);
const [model] = files.models;
const complement: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
const turned = (allele: unknown): string => complement[allele as string]!;

/** Builds are 500 bases apart. */
const chain = path.join(folder, 'to.chain');
writeFileSync(chain, 'chain 1 chr1 1000000 + 0 999000 chr1 1000000 + 500 999500 1\n999000\n');

const gwasOf = (
  name: string,
  change: (row: (typeof study.gwas)[number]) => Record<string, unknown>,
): string => writeTable(path.join(folder, name), study.gwas.map((row) => change(row)) as never);

describe('the cause is named, with what its cure recovers', () => {
  it.each([
    ['nothing', files.gwas, undefined, {}],
    [
      'ids',
      gwasOf('style.tsv', ({ SNP, CHR, BP, ...row }) => {
        const { other, effect } = study.variants.find(({ id }) => id === SNP)!;
        return { SNP: `${String(CHR)}:${String(BP)}:${effect}:${other}`, ...row };
      }),
      undefined,
      { position: /Ids differ .* meet by position/ },
    ],
    [
      'strand',
      gwasOf('strand.tsv', ({ A1, A2, ...row }) => ({ ...row, A1: turned(A1), A2: turned(A2) })),
      undefined,
      { strand: /have the alleles of the other strand/ },
    ],
    [
      'build',
      gwasOf('build.tsv', ({ SNP, BP, ...row }) => ({
        SNP: `x${String(SNP)}`,
        BP: Number(BP) - 500,
        ...row,
      })),
      chain,
      { build: /another genome build: with its positions lifted over/ },
    ],
    [
      'build, without a chain file',
      gwasOf('build2.tsv', ({ SNP, BP, ...row }) => ({
        SNP: `x${String(SNP)}`,
        BP: Number(BP) - 500,
        ...row,
      })),
      undefined,
      { build: /Only 0 of \d+ variants .* give a chain|Only 0 of/ },
    ],
  ] as const)('%s', async (_, file, liftover, expected) => {
    const { counts, causes } = await matchModel({ model: model!, file, liftover });
    for (const [cause, message] of Object.entries(expected)) {
      const found = causes.find((own) => own.cause === cause)!;
      expect(found.message).toMatch(message);
      if (liftover !== undefined || cause !== 'build') expect(found.recovers).toBeGreaterThan(20);
    }
    const known = causes.filter(({ cause }) => !['alleles', 'ambiguous', 'frequency'].includes(cause));
    expect(known.map(({ cause }) => cause)).toEqual(Object.keys(expected));
    expect(counts.variants).toBeGreaterThan(25);
  });
});

it('and the cure works: what is lifted over has the same z', async () => {
  const gwas = gwasOf('lift.tsv', ({ SNP, BP, ...row }) => ({
    SNP: `x${String(SNP)}`,
    BP: Number(BP) - 500,
    ...row,
  }));
  const [whole, lifted] = [
    await associateGwas(files),
    await associateGwas({ ...files, gwas, liftover: chain }),
  ];
  expect(lifted.found.by).toBe('position');
  expect(lifted.models.map(({ z }) => z)).toEqual(whole.models.map(({ z }) => z));
});

it('reads genotypes too', async () => {
  const vcf = path.join(folder, 'some.vcf');
  const lines = study.variants
    .slice(0, 30)
    .map(
      ({ id, position, effect, other }) =>
        `chr1\t${position}\t${id}\t${other}\t${effect}\t.\t.\t.\tGT\t0/1\t1/1`,
    );
  writeFileSync(
    vcf,
    `##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\n${lines.join('\n')}\n`,
  );
  const { kind, counts } = await matchModel({ model: model!, file: vcf });
  expect(kind).toBe('genotypes');
  expect(counts.byId).toBe(counts.byPosition);
  expect(counts.byId).toBeGreaterThan(10);
});
