import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { smallSpec } from './small-spec.js';
import { snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describe('snpress compare', () => {
  let cwd: string;
  let runs: string[];

  beforeAll(async () => {
    cwd = mkdtempSync(path.join(tmpdir(), 'snpress compare '));
    writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
    runs = [];
    for (const set of [[], ['models.lasso.grid.alpha=[0.01]'], ['split.outer.folds=3', 'seed=4']]) {
      const { code } = await snpress(cwd, [
        'run',
        'small.yaml',
        ...set.flatMap((change) => ['--set', change]),
      ]);
      expect(code).toBe(0);
      const latest = realpathSync(path.join(cwd, 'runs/small/latest'));
      runs.push(path.join('runs/small', path.basename(latest)));
    }
  });

  afterAll(() => {
    rmSync(cwd, { recursive: true, force: true });
  });

  it('tells the settings and the results that differ, and tests them where the same samples were held out', async () => {
    const { code, stdout } = await snpress(cwd, ['compare', runs[0]!, runs[1]!]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/models\.lasso\.grid\.alpha +\[0\.1,0\.3\] +\[0\.01\]/);
    expect(stdout).toContain('Input files: the same');
    expect(stdout).toMatch(/^lasso .*\(p /m);
    expect(stdout).toMatch(/^ridge .* same$/m);
  });

  it('makes no test between runs that held out other samples', async () => {
    const { stdout } = await snpress(cwd, ['compare', runs[0]!, 'small', '--json']);
    const {
      runs: compared,
      models,
      spec,
    } = JSON.parse(stdout) as {
      runs: { sameHoldout: boolean }[];
      models: { model: string; runs: { change?: { test?: object; genes?: object } }[] }[];
      spec: { what: string }[];
    };
    expect(compared.map(({ sameHoldout }) => sameHoldout)).toEqual([true, false]);
    expect(spec.map(({ what }) => what)).toEqual(expect.arrayContaining(['seed', 'split.outer.folds']));
    const lasso = models.find(({ model }) => model === 'lasso')!.runs[1]!.change!;
    expect(Object.keys(lasso)).toEqual(['pooled']);
  });

  it('draws a page and never overwrites one', async () => {
    const args = ['compare', ...runs, '--out', 'page'];
    const first = await snpress(cwd, args);
    expect(first.stdout).toContain(`Page: ${path.join('page', 'index.html')}`);
    const page = readFileSync(path.join(cwd, 'page/index.html'), 'utf8');
    expect(page).toContain('models.lasso.grid.alpha');
    expect(page).toContain('C held out other samples or other data than A');
    expect(existsSync(path.join(cwd, 'page/figures/skill-by-run.svg'))).toBe(true);
    expect(existsSync(path.join(cwd, 'page/tables/results.csv'))).toBe(true);
    const again = await snpress(cwd, args);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('page is not empty');
  });

  it('says which runs there are where it is given another', async () => {
    const { code, stderr } = await snpress(cwd, ['compare', 'smal', runs[0]!]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/"smal" is no run.*runs has runs of small/);
    expect((await snpress(cwd, ['compare', runs[0]!])).code).toBe(2);
  });
});
