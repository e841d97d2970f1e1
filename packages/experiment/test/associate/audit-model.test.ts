import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createRng } from '@snpress/data/random/rng';
import { audit } from '../../src/audit/audit.js';
import { study, writeStudy } from './metaxcan-study.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-claims-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('judges a published model in somebody’s own samples, beside what it claims', async () => {
  const { models } = writeStudy(folder);
  const rng = createRng('claims');
  const samples = Array.from({ length: 60 }, (_, row) => `s${row}`);
  const calls = study.variants.map(() => samples.map(() => rng.integer(3)));
  const vcf = path.join(folder, 'mine.vcf');
  const texts = ['0/0', '0/1', '1/1'];
  const lines = study.variants.map(
    ({ id, position, effect, other }, at) =>
      `1\t${position}\t${id}\t${other}\t${effect}\t.\t.\t.\tGT\t${calls[at]!.map((call) => texts[call]!).join('\t')}`,
  );
  const head = `##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t${samples.join('\t')}`;
  writeFileSync(vcf, `${head}\n${lines.join('\n')}\n`);
  const { weights } = study.models[0]!;
  const genes = [...new Set(weights.map(({ gene }) => gene))];
  // Four genes are what the model says and noise, the others noise alone; their ids have no versions.
  const expression = genes.map((gene, at) =>
    samples.map((_, row) => {
      const genetic = weights
        .filter((own) => own.gene === gene)
        .reduce((sum, { variant, weight }) => sum + weight * calls[variant]![row]!, 0);
      return (at > 0 && at < 5 ? genetic : 0) + 0.1 * rng.normal();
    }),
  );
  const truth = path.join(folder, 'mine.tsv');
  const rows = genes.map((gene, at) => [gene.replace(/\.\d+$/, ''), ...expression[at]!].join('\t'));
  writeFileSync(truth, `${['gene', ...samples].join('\t')}\n${rows.join('\n')}\n`);
  const out = path.join(folder, 'page');
  const found = await audit({
    ...{ true: truth, models: [models[0]!], genotypes: vcf },
    permutations: 500,
    out,
  });
  const [claims] = found.claims;
  expect(claims).toMatchObject({ model: 'tissue0', judged: 8, holdUp: 4 });
  expect(claims!.meanClaimed).toBeCloseTo(0.1, 12);
  for (const { r, interval } of claims!.genes) {
    expect(interval[0]).toBeLessThan(r);
    expect(interval[1]).toBeGreaterThan(r);
  }
  expect(found.notes.join(' ')).toMatch(
    /tissue0: \d+ of \d+ variants are in the genotypes\. tissue0: versions of gene ids/,
  );
  const table = readFileSync(path.join(out, 'tables', 'claims.csv'), 'utf8');
  expect(table.split('\r\n')).toHaveLength(10);
});

it('needs something to judge, and genotypes for a model', async () => {
  const truth = path.join(folder, 't.tsv');
  writeFileSync(truth, 'gene\ta\tb\ng\t1\t2\n');
  await expect(audit({ true: truth })).rejects.toThrow(/nothing is to be judged/);
  await expect(audit({ true: truth, models: [{ name: 'm', path: 'm.db' }] })).rejects.toThrow(
    /genotypes: models predict from genotypes/,
  );
});
