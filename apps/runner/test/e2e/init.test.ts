import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { writeTextMatrix } from '@snpress/formats';
import type { Matrix } from '@snpress/data';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { scratchFolder, snpress } from './snpress.js';
import { onYeast, yeastFolder, yeastIsAbsent } from './yeast-data.js';

vi.setConfig({ testTimeout: 300_000 });

const { dataset } = simulateCross(
  { samples: 40, markers: 60, genes: 10, heritability: 0.6, missingRate: 0.03 },
  createRng(5),
);

/** A folder with the files of a cross: genotypes whose missing calls are 2, expression, positions. */
async function crossFiles(): Promise<string> {
  const cwd = scratchFolder();
  await writeTextMatrix(path.join(cwd, 'geno.tsv'), dataset.genotypes, { delimiter: 'tab' });
  const text = readFileSync(path.join(cwd, 'geno.tsv'), 'utf8');
  writeFileSync(path.join(cwd, 'geno.tsv'), text.replaceAll(/\tNA(?=[\t\n])/g, '\t2'));
  await writeTextMatrix(path.join(cwd, 'rna.csv.gz'), dataset.expression, { delimiter: 'comma' });
  writeFileSync(path.join(cwd, 'snps.txt'), positions(dataset.genotypes, false));
  writeFileSync(path.join(cwd, 'genes.txt'), positions(dataset.expression, true));
  return cwd;
}

function positions({ features, positions: places }: Matrix, withEnd: boolean): string {
  const { chromosome, start, end } = places!;
  return features
    .map((id, j) => [id, chromosome[j], start[j], ...(withEnd ? [end[j]] : [])].join('\t') + '\n')
    .join('');
}

const printed = { code: 0, stderr: '' };

describe('init', () => {
  it('writes a spec for the files, in any order, that runs as it is', async () => {
    const cwd = await crossFiles();
    const { stdout, ...ended } = await snpress(cwd, [
      'init',
      'genes.txt',
      'rna.csv.gz',
      'snps.txt',
      'geno.tsv',
    ]);
    expect(ended).toEqual(printed);
    expect(stdout).toMatchInlineSnapshot(`
      "genotypes   geno.tsv: 60 markers × 40 samples, haploid
                  CHECK: "2" is taken for a missing call
      expression  rna.csv.gz: 10 genes × 40 samples
      positions   snps.txt
                  genes.txt
      40 samples are in both.
      Wrote experiment.yaml.

        snpress plan experiment.yaml
        snpress run experiment.yaml
      "
    `);
    const spec = readFileSync(path.join(cwd, 'experiment.yaml'), 'utf8');
    expect(spec.slice(spec.indexOf('# Paths'), spec.indexOf('# Fitted'))).toMatchInlineSnapshot(`
      "# Paths are relative to the folder of this file. Samples meet by id, never by order.
      # 40 samples are in both.
      data:
        # CHECK: "2" is taken for a missing call: were 2 a genotype, there would be far more heterozygotes than random
        # mating gives; it is 2.8 % of the values. If it is a genotype, remove it from "missing" and say ploidy: 2.
        # 60 markers × 40 samples.
        genotypes:
          path: geno.tsv
          missing: ['2']
        # 10 genes × 40 samples.
        expression:
          path: rna.csv.gz
        snpPositions: snps.txt
        genePositions: genes.txt
        # Allele copies: 1 for haploid samples (dosages 0 … 1), 2 for diploid ones (0 … 2).
        ploidy: 1

      "
    `);

    const run = await snpress(cwd, ['run', 'experiment.yaml', '--set', 'models.forest.grid.trees=[5]']);
    expect(run.stderr).not.toContain('error');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^experiment: 40 samples × 60 markers → 10 genes/m);
  });

  it('turns a matrix around that has samples in rows, and relates paths to the folder of the spec', async () => {
    const cwd = await crossFiles();
    const rows = readFileSync(path.join(cwd, 'geno.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    const turned = rows[0]!.map((_, column) => rows.map((row) => row[column]!).join('\t'));
    writeFileSync(path.join(cwd, 'geno-t.tsv'), turned.join('\n') + '\n');
    const { code } = await snpress(cwd, ['init', 'geno-t.tsv', 'rna.csv.gz', '--out', 'of lab.yml']);
    expect(code).toBe(0);
    const spec = readFileSync(path.join(cwd, 'of lab.yml'), 'utf8');
    expect(spec).toContain('name: of-lab\n');
    expect(spec).toContain('path: geno-t.tsv\n    orientation: samples-in-rows\n');
    const plan = await snpress(cwd, ['plan', 'of lab.yml']);
    expect(plan.stdout).toMatch(/^run +ingest/m);
  });

  it('overwrites nothing', async () => {
    const cwd = await crossFiles();
    writeFileSync(path.join(cwd, 'mine.yaml'), 'mine');
    const { code, stderr } = await snpress(cwd, ['init', 'geno.tsv', 'rna.csv.gz', '--name', 'mine']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: mine.yaml is there already; give another name with --out\n',
    });
    expect(readFileSync(path.join(cwd, 'mine.yaml'), 'utf8')).toBe('mine');
  });

  it('says what is missing where files do not make an experiment', async () => {
    const cwd = await crossFiles();
    const strangers = {
      ...dataset.expression,
      samples: dataset.expression.samples.map((_, i) => `x${i}`),
    };
    await writeTextMatrix(path.join(cwd, 'strangers.tsv'), strangers, { delimiter: 'tab' });
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await snpress(cwd, ['init', ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(await refused('geno.tsv', 'strangers.tsv')).toMatch(
      /^error: No sample id is in both matrices: genotypes have \S+, \S+, \S+, … \(40 samples\), expression has x0, x1, x2, … \(40 samples\)/,
    );
    expect(await refused('geno.tsv', 'snps.txt')).toContain(
      'needs two matrices, genotypes and expression (or phenotypes), but there is 1: geno.tsv (a matrix), snps.txt (positions)',
    );
    expect(await refused()).toContain('give the files with genotypes and expression');
    expect(await refused('geno.tsv', 'nothing.tsv')).toContain('nothing.tsv');
  });

  it('writes an example on a simulated cross', async () => {
    const cwd = scratchFolder();
    expect((await snpress(cwd, ['init', '--simulate', '--name', 'first'])).stdout).toContain(
      '  snpress run first.yaml\n',
    );
    const plan = await snpress(cwd, ['plan', 'first.yaml']);
    expect({ code: plan.code, stderr: plan.stderr }).toEqual(printed);
    expect(plan.stdout).toMatch(/^run +simulate/m);
  });

  it.skipIf(yeastIsAbsent)(onYeast('reads the yeast cross'), async () => {
    const cwd = scratchFolder();
    const names = ['snp_position.txt', 'expression.tsv.gz', 'gene_positions.tsv', 'matrix_genotypes.txt'];
    const files = names.map((name) => path.join(yeastFolder, name));
    const { stdout } = await snpress(cwd, ['init', ...files, '--name', 'yeast']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      '2,956 markers × 112 samples, haploid CHECK: "2" is taken for a missing call ',
    );
    expect(stdout).toContain('112 samples are in both.');
    const spec = readFileSync(path.join(cwd, 'yeast.yaml'), 'utf8');
    expect(spec).toContain("    missing: ['2']\n");
    expect(spec).toMatch(/snpPositions: .*snp_position\.txt\n {2}genePositions: .*gene_positions\.tsv\n/);
    const plan = await snpress(cwd, ['plan', 'yeast.yaml']);
    expect({ code: plan.code, stderr: plan.stderr }).toEqual(printed);
  });
});
