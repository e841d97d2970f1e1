import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import sqlite from 'node-sqlite3-wasm';
import type { ModelAssociations } from '@snpress/associate';
import { associateGwas } from '../../src/associate/associate-gwas.js';
import { associationTable } from '../../src/associate/association-table.js';
import { gwasInWords, matchesInWords } from '../../src/associate/gwas-in-words.js';
import { study, writeStudy, writeTable } from './metaxcan-study.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-associate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const files = writeStudy(folder);

/** Changes a database. */
function change(file: string, sql: string): void {
  const database = new sqlite.Database(file);
  database.exec(sql);
  database.close();
}

/** Gene → one of the lists of a model. */
const byGene = (
  model: ModelAssociations,
  key: 'z' | 'p' | 'effect' | 'variance' | 'used' | 'inCovariances',
): Readonly<Record<string, number>> =>
  Object.fromEntries(model.genes.ids.map((gene, at) => [gene, model[key][at]!]));

describe('a study that MetaXcan has looked at', () => {
  it('has the same z, p, effects, variances and numbers of variants', async () => {
    const { models } = await associateGwas(files);
    for (const [at, model] of models.entries()) {
      const { expected } = study.models[at]!;
      expect(expected.length).toBeGreaterThan(6);
      const [z, p, used] = [byGene(model, 'z'), byGene(model, 'p'), byGene(model, 'used')];
      const [effect, variance, known] = [
        byGene(model, 'effect'),
        byGene(model, 'variance'),
        byGene(model, 'inCovariances'),
      ];
      for (const row of expected) {
        const gene = row.gene as string;
        expect(Math.abs(z[gene]! - Number(row.zscore))).toBeLessThan(1e-6);
        expect(p[gene]! / Number(row.pvalue)).toBeCloseTo(1, 5);
        expect(effect[gene]).toBeCloseTo(Number(row.effect_size), 8);
        expect(variance[gene]).toBeCloseTo(Number(row.var_g), 8);
        expect(used[gene]).toBe(row.n_snps_used);
        expect(known[gene]).toBe(row.n_snps_in_cov);
      }
    }
  });

  it('is calibrated as there, where Φ is known', async () => {
    const { models } = await associateGwas({ ...files, trait: { samples: 50_000, heritability: 0.4 } });
    for (const [at, model] of models.entries()) {
      const { calibrated } = study.models[at]!;
      const z = byGene(model, 'z');
      for (const row of calibrated)
        expect(Math.abs(z[row.gene as string]! - Number(row.zscore))).toBeLessThan(1e-6);
      const without = model.genes.ids.filter((gene) => Number.isNaN(z[gene]));
      expect(without).toEqual(['ENSG006.1']);
      expect(model.lacks[model.genes.ids.indexOf('ENSG006.1')]).toBe('no-phi');
    }
  });

  it('has the same p over all models', async () => {
    const { joint } = await associateGwas({ ...files, joint: true });
    const found = new Map(joint!.map((own) => [own.gene, own]));
    expect(found.size).toBe(study.joint.length);
    expect(study.joint.some(({ n, n_indep: independent }) => Number(n) > Number(independent))).toBe(true);
    for (const row of study.joint) {
      const own = found.get(row.gene as string)!;
      expect(own.p / Number(row.pvalue)).toBeCloseTo(1, 4);
      expect([own.models, own.independent]).toEqual([row.n, row.n_indep]);
      expect(own.best.model).toBe(row.t_i_best);
    }
  });
});

it('finds variants by position where ids differ, and says by what', async () => {
  const other = study.gwas.map((row) => ({ ...row, SNP: `v${String(row.BP)}`, CHR: 'chr1' }));
  const gwas = writeTable(path.join(folder, 'positions.tsv'), other);
  const [byId, byPosition] = [await associateGwas(files), await associateGwas({ ...files, gwas })];
  expect(byPosition.found.by).toBe('position');
  expect(byPosition.models.map(({ z }) => z)).toEqual(byId.models.map(({ z }) => z));
  expect(matchesInWords(byPosition)).toMatch(
    /^\d+ of \d+ variants of the models \(\d+\.\d.%\) by position, \d+ flipped/,
  );
  expect(gwasInWords(byPosition.gwas)[0]).toBe(
    '58 lines; z from beta and se; columns: id SNP, chromosome CHR, position BP, effect A1, other A2, beta BETA, se SE',
  );
});

it('gives the same z of every way to tell an effect', async () => {
  const expected = (await associateGwas(files)).models[0]!.z;
  const tables = {
    or: study.gwas.map(({ BETA, ...row }) => ({ ...row, OR: Math.exp(Number(BETA)) })),
    z: study.gwas.map(({ BETA, SE, ...row }) => ({ ...row, Z: Number(BETA) / Number(SE) })),
  };
  for (const [name, rows] of Object.entries(tables)) {
    const gwas = writeTable(path.join(folder, `${name}.csv`), rows);
    const { models } = await associateGwas({ ...files, gwas });
    expect(models[0]!.z.map((value, at) => Math.abs(value - expected[at]!)).every((x) => x < 1e-9)).toBe(
      true,
    );
  }
});

it('writes a line for every gene of every model, with what was left out', async () => {
  const { models } = await associateGwas({ ...files, trait: { samples: 1000, heritability: 0.5 } });
  const lines = [...associationTable(models)];
  expect(lines).toHaveLength(1 + models.reduce((sum, { genes }) => sum + genes.ids.length, 0));
  expect(lines[0]).toMatch(/^gene,gene_name,model,chromosome,start,z,p,q,phi,inflation,uncalibrated_z/);
  expect(lines.at(-1)).toMatch(/no-phi\r\n$/);
});

it('leaves out models and genes without weights, and names them', async () => {
  const expected = await associateGwas(files);
  const empty = path.join(folder, 'empty.db');
  const lacking = path.join(folder, 'lacking.db');
  for (const name of [empty, lacking]) {
    copyFileSync(files.models[1]!.path, name);
    copyFileSync(files.models[1]!.path.replace(/db$/, 'txt.gz'), name.replace(/db$/, 'txt.gz'));
  }
  change(empty, 'DELETE FROM weights');
  change(
    lacking,
    "DELETE FROM weights WHERE gene = 'ENSG002.1'; UPDATE weights SET weight = NULL WHERE gene = 'ENSG004.1'",
  );
  const [first, , last] = files.models;
  const models = [first!, { name: 'empty', path: empty }, { name: 'lacking', path: lacking }, last!];
  const found = await associateGwas({ ...files, models });
  expect(found.models.map(({ model }) => model)).toEqual([first!.name, 'lacking', last!.name]);
  expect([found.models[0]!.z, found.models[2]!.z]).toEqual([expected.models[0]!.z, expected.models[2]!.z]);
  expect(found.models[1]!.genes.ids).not.toContain('ENSG004.1');
  expect(found.warnings).toEqual([
    expect.stringMatching(/empty\.db: This PredictDB file has no weights: .*The others go on without it\.$/),
    expect.stringMatching(/lacking\.db: 2 genes without weights left out: ENSG002\.1, ENSG004\.1\.$/),
  ]);
  await expect(associateGwas({ ...files, models: [{ name: 'empty', path: empty }] })).rejects.toThrow(
    /no weights/,
  );
});

describe('what is wrong is told before work starts', () => {
  const gwasOf = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const head = 'SNP\tA1\tA2\tBETA\tSE\n';
  it.each([
    [
      'no file of covariances',
      { covariances: ['none.txt.gz'] },
      /3 models; .*\n.*there is no file none\.txt\.gz/,
    ],
    [
      'joint without covariances',
      { joint: true, jointCovariances: undefined },
      /joint: to test models together/,
    ],
    [
      'variants of another kind',
      { gwas: gwasOf('other.tsv', `${head}x1\tA\tC\t0.1\t0.1\n`) },
      /none of the \d+ variants of the models is there; `snpress model match/,
    ],
    [
      'a column that is missing',
      { gwas: gwasOf('column.tsv', 'SNP\tA1\tBETA\tSE\nrs1000\tA\t1\t1\n') },
      /column\.tsv:1: No column is known to hold the other allele; there are SNP, A1, BETA, SE\. Name it with `column` other=TITLE/,
    ],
  ])('%s', async (_, change, message) => {
    await expect(associateGwas({ ...files, ...change })).rejects.toThrow(message);
  });
});
