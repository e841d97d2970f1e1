import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { ridgeInTwoFolds } from './small-spec.js';
import { latestRun, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

it('joins genotype files of other markers and of other samples to what they were cut from', async () => {
  const cwd = scratchFolder();
  const at = (name: string): string => path.join(cwd, name);
  const simulated = ['--samples', '20', '--markers', '40', '--genes', '5', '--seed', '2'];
  expect((await snpress(cwd, ['data', 'simulate', 'cross', ...simulated])).code).toBe(0);
  const rows = readFileSync(at('cross/genotypes.tsv'), 'utf8').trimEnd().split('\n');
  const write = (name: string, lines: readonly string[]): void => {
    writeFileSync(at(name), `${lines.join('\n')}\n`);
  };
  write('m1.tsv', rows.slice(0, 15));
  write('m2.tsv', [rows[0]!, ...rows.slice(15, 30)]);
  write('m3.tsv', [rows[0]!, ...rows.slice(30)]);
  const columns = (from: number, to: number): string[] =>
    rows.map((row) => {
      const [id, ...cells] = row.split('\t');
      return [id, ...cells.slice(from, to)].join('\t');
    });
  write('s1.tsv', columns(0, 8));
  write('s2.tsv', columns(8, 20));
  const run = async (name: string, genotypes: string): Promise<unknown> => {
    const data = `  genotypes: ${genotypes}\n  expression: cross/expression.tsv\n  ploidy: 1\n`;
    writeFileSync(at(`${name}.yaml`), `name: ${name}\ndata:\n${data}${ridgeInTwoFolds}`);
    const ended = await snpress(cwd, ['run', `${name}.yaml`]);
    expect(ended).toMatchObject({ code: 0 });
    return (JSON.parse(latestRun(cwd, name)['metrics.json']!) as { models: unknown }).models;
  };
  const whole = await run('whole', 'cross/genotypes.tsv');
  expect(await run('markers', '[m1.tsv, { path: m2.tsv, format: tsv }, m3.tsv]')).toEqual(whole);
  expect(await run('samples', '[s1.tsv, s2.tsv]')).toEqual(whole);
  expect(latestRun(cwd, 'markers')['report/index.html']).toContain(
    'm1.tsv, m2.tsv, m3.tsv and expression.tsv',
  );

  writeFileSync(
    at('bad.yaml'),
    `name: bad\ndata:\n  genotypes: [m1.tsv, m9.tsv, { path: m2.tsv, formt: tsv }]\n  expression: cross/expression.tsv\n${ridgeInTwoFolds}`,
  );
  const bad = await snpress(cwd, ['plan', 'bad.yaml']);
  expect(bad.code).toBe(2);
  expect(bad.stderr).toContain('unknown key "formt" (data.genotypes[2])');
  const absent = await snpress(cwd, ['plan', 'bad.yaml', '--set', 'data.genotypes=[m1.tsv,m9.tsv]']);
  expect(absent.code).toBe(2);
  expect(absent.stderr).toContain('m9.tsv (data.genotypes[1].path)');
});
