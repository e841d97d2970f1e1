import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { ridgeInTwoFolds } from './small-spec.js';
import { latestRun, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

it('joins files whose samples are called otherwise by a table of ids', async () => {
  const cwd = scratchFolder();
  const at = (name: string): string => path.join(cwd, name);
  const simulated = ['--samples', '20', '--markers', '30', '--genes', '5', '--seed', '2'];
  expect((await snpress(cwd, ['data', 'simulate', 'cross', ...simulated])).code).toBe(0);
  const [head, ...rows] = readFileSync(at('cross/genotypes.tsv'), 'utf8').split('\n');
  const samples = head!.split('\t').slice(1);
  writeFileSync(
    at('chip.tsv'),
    [['id', ...samples.map((_, i) => `chip ${i}`)].join('\t'), ...rows].join('\n'),
  );
  const table = ['chip\tstrain', 'chip 99\tnobody', ...samples.map((id, i) => `chip ${i}\t${id}`)];
  writeFileSync(at('ids.tsv'), `${table.join('\n')}\n`);
  const run = (name: string, data: string, expression = 'cross/expression.tsv') => {
    writeFileSync(
      at(`${name}.yaml`),
      `name: ${name}\ndata:\n  expression: ${expression}\n${data}\n${ridgeInTwoFolds}`,
    );
    return snpress(cwd, ['run', `${name}.yaml`]);
  };

  expect((await run('plain', '  genotypes: cross/genotypes.tsv')).code).toBe(0);
  const renamed = await run('renamed', '  genotypes: chip.tsv\n  sampleIds: ids.tsv');
  expect(renamed.stderr + renamed.stdout).toContain(
    '1 of the 22 ids in ids.tsv are those of no sample in genotypes or expression (chip 99)',
  );
  const [plain, files] = [latestRun(cwd, 'plain'), latestRun(cwd, 'renamed')];
  const skills = (text: string | undefined): unknown => (JSON.parse(text!) as { models: unknown }).models;
  expect(skills(files['metrics.json'])).toEqual(skills(plain['metrics.json']));

  const suffixed = ['id', ...samples.map((_, i) => `chip ${i}_S${i + 7}`)].join('\t');
  writeFileSync(at('rna.tsv'), readFileSync(at('cross/expression.tsv'), 'utf8').replace(/.*/, suffixed));
  const apart = await run('apart', '  genotypes: chip.tsv', 'rna.tsv');
  const cure = "{ expression: { pattern: '^([^-._]+)[-._].*$', replacement: '$1' } }";
  expect(apart.stderr).toContain(`"chip 0_S7" in expression): say sampleIds: ${cure}`);
  expect((await run('mapped', `  genotypes: chip.tsv\n  sampleIds: ${cure}`, 'rna.tsv')).code).toBe(0);
  expect(latestRun(cwd, 'mapped')['report/index.html']).toContain('[-._].*$: 20 of expression.');
  expect(files['report/index.html']).toContain('Renamed by ids.tsv: 20 of genotypes.');

  writeFileSync(at('ids.tsv'), `${[...table, `${samples[3]}\t${samples[4]}`].join('\n')}\n`);
  const twice = await run('twice', '  genotypes: chip.tsv\n  sampleIds: { expression: ids.tsv }');
  expect(twice.code).toBe(2);
  expect(twice.stderr).toContain(
    `ids.tsv:23: Samples ${JSON.stringify(samples[3])} and ${JSON.stringify(samples[4])} of expression.tsv would both be ${JSON.stringify(samples[4])}.`,
  );
});
