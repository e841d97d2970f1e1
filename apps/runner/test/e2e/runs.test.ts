import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { smallSpec } from './small-spec.js';
import { scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

interface Listed {
  readonly runs: readonly { readonly [field: string]: unknown }[];
  readonly damaged: readonly { readonly folder: string; readonly what: string }[];
}

it('snpress runs lists what has run, newest first, with the best model', async () => {
  const cwd = scratchFolder();
  expect(await snpress(cwd, ['runs'])).toEqual({
    code: 0,
    stdout: '',
    stderr: 'There are no runs in runs: "snpress run SPEC" makes one, --in says where runs are.\n',
  });

  writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
  const title = ['--set', 'report.title=Another'];
  for (const more of [[], [], title, ['--set', 'name=other']])
    expect((await snpress(cwd, ['run', 'small.yaml', ...more])).code).toBe(0);

  const { runs } = JSON.parse((await snpress(cwd, ['runs', 'small', '--json'])).stdout) as Listed;
  const { models } = JSON.parse(readFileSync(path.join(cwd, 'runs/small/latest/metrics.json'), 'utf8')) as {
    models: { lasso: { skill: { pooled: number } } };
  };
  const best = expect.objectContaining({ model: 'lasso', skill: models.lasso.skill.pooled }) as unknown;
  expect(runs).toMatchObject([
    { isLatest: true, stagesRun: 1, specChanged: true, best },
    { isLatest: false, stagesRun: 0, specChanged: false, best },
    { isLatest: false, stagesReused: 0, best },
  ]);
  expect(runs[2]!.specChanged).toBeUndefined();

  const exported = await snpress(cwd, ['runs', 'export', 'small', '--ro-crate', '--out', 'crate']);
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  expect(exported.stdout).toMatch(
    /^crate: runs\/small\/\S+ as a Workflow Run RO-Crate, \d+ files, \d.* KiB\n$/,
  );

  const broken = path.join(cwd, 'runs/small/broken');
  mkdirSync(broken);
  writeFileSync(path.join(broken, 'manifest.json'), '{"experiment": "sma');
  mkdirSync(path.join(cwd, 'runs/small/empty'));
  const all = await snpress(cwd, ['runs']);
  expect(all.code).toBe(0);
  const lines = all.stdout.split('\n');
  expect(lines[2]).toMatch(
    /^other\/\S+ +[\d-]+ [\d:]+ +lasso +0\.\d{3} \[\S+, \S+\] +\d+ +\d+ +\d.* s +latest$/,
  );
  expect(lines.slice(3, 6).every((line) => line.startsWith('small/'))).toBe(true);
  expect(lines[3]).toMatch(/latest, spec changed$/);
  expect(all.stderr).toMatch(
    /^warning: runs\/small\/broken has a damaged manifest\.json \(.*\); it is left out$/m,
  );
  expect(all.stderr).toContain('warning: runs/small/empty has no manifest.json; it is left out\n');

  expect(await snpress(cwd, ['runs', 'tiny'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: runs has no runs of "tiny", but of other, small\n',
  });
});
