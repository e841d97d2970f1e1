import { createRng } from '@snpress/data';
import { readMatrix, writeMatrix } from '@snpress/formats';
import { simulateCross } from '@snpress/datasets';
import type { Matrix } from '@snpress/data';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { latestRun, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

const { dataset } = simulateCross(
  { samples: 40, markers: 60, genes: 12, heritability: 0.7, cisShare: 0.9 },
  createRng(11),
);

const spec = (expression: string): string => `name: cross
seed: 1
data:
  genotypes: { path: genotypes.parquet }
  expression: ${expression}
split: { outer: { folds: 2 }, inner: { folds: 2 } }
models: { ridge: { type: ridge } }
evaluate: { bootstrap: 0, permutations: 0, heritability: false, cisWindow: 50000 }
`;

/** The cis and trans parts of the skill of ridge, after a run on files of a folder. */
async function cisTransOf(cwd: string, expression: string): Promise<unknown> {
  writeFileSync(path.join(cwd, 'cross.yaml'), spec(expression));
  const { code, stderr } = await snpress(cwd, ['run', 'cross.yaml']);
  expect(stderr).not.toMatch(/error|warning/);
  expect(code).toBe(0);
  const metrics = JSON.parse(latestRun(cwd, 'cross')['metrics.json']!) as {
    models: { ridge: { cisTrans: unknown } };
  };
  return metrics.models.ridge.cisTrans;
}

it('positions that come with expression are used: BED, Parquet and Arrow give the same cis and trans', async () => {
  const cwd = scratchFolder();
  const write = (name: string, matrix: Matrix) => writeMatrix(path.join(cwd, name), matrix);
  await write('genotypes.parquet', dataset.genotypes);
  await write('genes.bed.gz', dataset.expression);
  // BED is sorted by position: the others are given the same order.
  const { matrix } = await readMatrix(path.join(cwd, 'genes.bed.gz'));
  await write('genes.parquet', matrix);
  await write('genes.arrow', matrix);

  const fromBed = await cisTransOf(cwd, '{ path: genes.bed.gz }');
  expect(fromBed).toMatchObject({ window: 50_000, genes: 7 });
  expect(await cisTransOf(cwd, '{ path: genes.parquet }')).toEqual(fromBed);
  expect(await cisTransOf(cwd, '{ path: genes.arrow, format: arrow }')).toEqual(fromBed);
});

it('GCT and long tables run, and init writes specs for all of them', async () => {
  const cwd = scratchFolder();
  await writeMatrix(path.join(cwd, 'genotypes.parquet'), dataset.genotypes);
  for (const name of ['rna.gct', 'rna.long.csv', 'rna.bed.gz', 'rna.parquet']) {
    await writeMatrix(path.join(cwd, name), dataset.expression);
    const out = `${name}.yaml`;
    const init = await snpress(cwd, ['init', name, 'genotypes.parquet', '--out', out]);
    expect(init.stderr).toBe('');
    expect(init.stdout).toContain(`expression  ${name}: 12 genes × 40 samples`);
    const plan = await snpress(cwd, ['plan', out]);
    expect(plan.code).toBe(0);
  }
  writeFileSync(path.join(cwd, 'cross.yaml'), spec('{ path: rna.long.csv }'));
  const run = await snpress(cwd, ['run', 'cross.yaml']);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/40 samples × 60 markers → 12 genes/);
});

it('columns of a long table can be named on the command line', async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'long.txt'), 'array,locus,ratio\na1,g1,0.5\na2,g1,1.5\n');
  const named = ['--sample-column', 'array', '--gene-column', 'locus', '--value-column', 'ratio'];
  const { code, stdout } = await snpress(cwd, ['data', 'inspect', 'long.txt', ...named]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/samples +2 \(a1, a2\)/);
});
