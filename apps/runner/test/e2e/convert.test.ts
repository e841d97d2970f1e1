import { encodeMatrix } from '@snpress/data';
import { readMatrix } from '@snpress/formats';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

const genotypeFiles = [
  'cross.bed',
  'cross.pgen',
  'cross.vcf',
  'cross.vcf.gz',
  'cross.yaml',
  'cross.arrow',
  'cross.parquet',
];

it('the same cross, converted from format to format, stays the same', async () => {
  const cwd = scratchFolder();
  const simulated = await snpress(cwd, [
    'data',
    'simulate',
    'sim',
    '--samples',
    '30',
    '--markers',
    '50',
    '--genes',
    '5',
  ]);
  expect(simulated.code).toBe(0);
  const convert = async (input: string, output: string, ...flags: string[]): Promise<void> => {
    const { code, stderr } = await snpress(cwd, ['data', 'convert', input, output, ...flags]);
    expect(stderr).not.toMatch(/error/);
    expect(code).toBe(0);
  };
  // Out of text into each format, and from each through the next one back to text.
  for (const file of genotypeFiles) {
    await convert('sim/genotypes.tsv', file, '--positions', 'sim/snp_positions.tsv', '--ploidy', '1');
  }
  expect(readdirSync(cwd).sort()).toEqual(
    [
      'sim',
      ...genotypeFiles,
      ...['cross.bim', 'cross.fam', 'cross.pvar', 'cross.psam', 'cross_geno.csv', 'cross_pmap.csv'],
    ].sort(),
  );
  const text = readFileSync(path.join(cwd, 'sim/genotypes.tsv'), 'utf8');
  for (const [index, file] of genotypeFiles.entries()) {
    await convert(file, `${index}.tsv`, '--ploidy', '1');
    expect(readFileSync(path.join(cwd, `${index}.tsv`), 'utf8')).toBe(text);
    await convert(file, `${index}.arrow`, '--ploidy', '1');
    const { matrix } = await readMatrix(path.join(cwd, `${index}.arrow`));
    const { matrix: direct } = await readMatrix(path.join(cwd, file), { ploidy: 1 });
    expect(await encodeMatrix(matrix)).toEqual(await encodeMatrix(direct));
    const next = `again.${genotypeFiles[(index + 1) % genotypeFiles.length]!.replace('cross', `${index}`)}`;
    await convert(file, next, '--ploidy', '1');
    await convert(next, `again${index}.tsv`, '--ploidy', '1');
    expect(readFileSync(path.join(cwd, `again${index}.tsv`), 'utf8')).toBe(text);
  }

  const summaries = await Promise.all(
    genotypeFiles.map(async (file) => {
      const { stdout } = await snpress(cwd, ['data', 'inspect', file, '--ploidy', '1', '--json']);
      const summary = JSON.parse(stdout) as Record<string, unknown>;
      // The names of files, and the alleles that some formats do not hold.
      for (const key of ['file', 'alleles', 'warnings']) expect(summary).toHaveProperty(key);
      return { ...summary, file: '', alleles: null, warnings: [] };
    }),
  );
  for (const summary of summaries) expect(summary).toEqual(summaries[0]);
  expect(summaries[0]).toMatchObject({ ploidy: { copies: 1, declared: true }, samples: { count: 30 } });
  const shown = await snpress(cwd, ['data', 'inspect', 'cross.vcf.gz', '--ploidy', '1']);
  expect(shown.stdout).toMatch(
    /^samples .*^positions {5}known, on \d+ chromosomes, sorted$.*^ploidy {8}1, declared$/ms,
  );
});

it('nothing that is there is replaced unless it is asked for, and never what is read', async () => {
  const cwd = scratchFolder();
  const at = (name: string): string => path.join(cwd, name);
  writeFileSync(at('g.tsv'), 'id\ts1\ts2\nm1\t0\t1\nm2\t1\tNA\n');
  writeFileSync(at('x.fam'), 'somebody needs this');
  const run = (...args: string[]) => snpress(cwd, ['data', 'convert', ...args]);

  const refused = await run('g.tsv', 'x.bed', '--ploidy', '1');
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^error: x\.fam: this file is there already; give another name, or --force to replace it$/m,
    ) as string,
  });
  expect(readFileSync(at('x.fam'), 'utf8')).toBe('somebody needs this');
  expect(existsSync(at('x.bed'))).toBe(false);

  expect((await run('g.tsv', 'x.bed', '--ploidy', '1', '--force')).code).toBe(0);
  expect(readFileSync(at('x.fam'), 'utf8')).toBe('0\ts1\t0\t0\t0\t-9\n0\ts2\t0\t0\t0\t-9\n');

  for (const [input, output, named] of [
    ['g.tsv', './g.tsv', './g.tsv'],
    ['x.bim', 'x.bed', 'x.bed, x.bim, x.fam'],
  ] as const) {
    const own = await run(input, output, '--force');
    expect(own.stderr).toMatch(/read and would be written; give another name$/m);
    expect(own.stderr).toContain(path.normalize(named));
    expect(own.code).toBe(2);
  }

  // A failure leaves nothing either: VCF needs positions.
  const failed = await run('g.tsv', 'y.vcf.gz');
  expect(failed.code).not.toBe(0);
  expect(failed.stderr).toMatch(/y\.vcf\.gz: The positions of 2 of 2 markers are not known \(m1, m2\)/);
  expect(readdirSync(cwd).sort()).toEqual(['g.tsv', 'x.bed', 'x.bim', 'x.fam']);

  const named = await run('g.tsv', 'plain', '--to', 'csv');
  expect(named.stdout).toBe('plain: 2 features × 2 samples\n');
  expect(readFileSync(at('plain'), 'utf8')).toBe('id,s1,s2\nm1,0,1\nm2,1,NA\n');
});
