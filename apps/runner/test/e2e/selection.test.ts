import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { smallSpec } from './small-spec.js';
import { latestRun, scratchFolder, snpress, stagesThatRan } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

it('runs a part of an experiment, and the rest from there', async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
  const run = (...args: string[]) => snpress(cwd, ['run', 'small.yaml', ...args]);

  const part = await run('--only', 'outer0/refit/lasso');
  expect(part.code).toBe(0);
  expect(part.stdout).toMatch(/not selected, so no results were published/);
  expect(existsSync(path.join(cwd, 'runs'))).toBe(false);

  const plan = await snpress(cwd, ['plan', 'small.yaml', '--until', '*/refit/lasso', '--all']);
  expect(plan.stdout).toMatch(/^run +outer1\/refit\/lasso|^maybe +outer1\/refit\/lasso/m);
  expect(plan.stdout).toMatch(/^hit +outer0\/refit\/lasso/m);

  expect((await run()).code).toBe(0);
  expect(stagesThatRan(cwd, 'small')).not.toContain('outer0/refit/lasso');
  expect(stagesThatRan(cwd, 'small')).toContain('outer1/refit/lasso');
  const whole = latestRun(cwd, 'small');

  expect((await run('--from', 'outer1/predict/*')).code).toBe(0);
  expect(stagesThatRan(cwd, 'small')).toContain('outer1/predict/ridge');
  expect(stagesThatRan(cwd, 'small')).toContain('report');
  expect(stagesThatRan(cwd, 'small')).not.toContain('outer1/refit/ridge');
  expect(Object.keys(latestRun(cwd, 'small'))).toEqual(Object.keys(whole));

  expect((await run('--force')).code).toBe(0);
  expect(stagesThatRan(cwd, 'small')).toContain('simulate');
  expect(latestRun(cwd, 'small')['metrics.json']).toEqual(whole['metrics.json']);
});

it('refuses stages that there are not', async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
  const { code, stderr } = await snpress(cwd, ['plan', 'small.yaml', '--only', 'outer0/refit/laso']);
  expect(code).toBe(2);
  expect(stderr).toContain('only: no stage matches "outer0/refit/laso"; did you mean "outer0/refit/lasso"?');
});

it('runs finished stages again and finds their bytes the same', async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
  expect((await snpress(cwd, ['run', 'small.yaml', '--until', '*/predict/*'])).code).toBe(0);
  const verified = await snpress(cwd, ['verify', 'small.yaml', '--only', '*/refit/*', '--only', 'report']);
  expect(verified.stdout).toMatch(
    /6 stages run again in .*: 6 the same byte for byte, 0 different, 0 failed; 3 without/,
  );
  expect(verified.code).toBe(0);
});
