import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { copyWorkspace } from './copy-workspace.js';
import { smallSpec } from './small-spec.js';
import { latestRun, scratchFolder, snpress, stagesThatRan } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

describe('running again', () => {
  it('computes nothing when nothing changed, and only what a change touches otherwise', async () => {
    const cwd = scratchFolder();
    const spec = path.join(cwd, 'small.yaml');
    writeFileSync(spec, smallSpec);

    const first = await snpress(cwd, ['run', 'small.yaml']);
    expect(first.stderr).not.toContain('error');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/Report: runs\/small\/.*\/report\/index\.html/);
    const before = latestRun(cwd, 'small');
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['metrics.json', 'report/index.html', 'spec.yaml']),
    );

    const again = await snpress(cwd, ['run', 'small.yaml']);
    expect(again.code).toBe(0);
    expect(stagesThatRan(cwd, 'small')).toEqual([]);
    expect(latestRun(cwd, 'small')).toEqual(before);

    const alpha = 'models.lasso.grid.alpha=[0.1,0.25]';
    const plan = await snpress(cwd, ['plan', 'small.yaml', '--set', alpha]);
    expect(plan.stdout).toMatch(/run +lasso: 2 stages .*alpha.*0\.3 → 0\.25/);
    expect(plan.stdout).not.toMatch(/ridge/);
    expect((await snpress(cwd, ['run', 'small.yaml', '--set', alpha])).code).toBe(0);
    for (const stage of stagesThatRan(cwd, 'small')) expect(stage).toMatch(/\/lasso$|^evaluate$|^report$/);
    expect(stagesThatRan(cwd, 'small')).toContain('outer1/tune/lasso');

    await snpress(cwd, ['run', 'small.yaml', '--set', 'report.title=Another title']);
    expect(stagesThatRan(cwd, 'small')).toEqual(['report']);
    expect(latestRun(cwd, 'small')['report/index.html']).toContain('Another title');
  });

  it('gives the same bytes in two fresh stores, for one worker and for two', async () => {
    const [one, two] = [scratchFolder(), scratchFolder()];
    for (const [cwd, jobs] of [
      [one, '1'],
      [two, '2'],
    ] as const) {
      writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
      expect((await snpress(cwd, ['run', 'small.yaml', '--jobs', jobs])).code).toBe(0);
    }
    expect(latestRun(one, 'small')).toEqual(latestRun(two, 'small'));
  });

  it('computes only the report after an edit of the report package, one model after an edit of an estimator', async () => {
    const cwd = scratchFolder();
    const bin = copyWorkspace(path.join(cwd, 'workspace'));
    writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
    expect((await snpress(cwd, ['run', 'small.yaml'], bin)).code).toBe(0);

    appendFileSync(
      path.join(cwd, 'workspace/packages/report/dist/render-report.js'),
      '\nexport const edited = true;\n',
    );
    const plan = await snpress(cwd, ['plan', 'small.yaml'], bin);
    expect(plan.stdout).toMatch(/^run +report +.*@snpress\/report/m);
    expect((await snpress(cwd, ['run', 'small.yaml'], bin)).code).toBe(0);
    expect(stagesThatRan(cwd, 'small')).toEqual(['report']);

    const ridge = path.join(cwd, 'workspace/packages/models/dist/ridge/ridge.js');
    appendFileSync(ridge, '\nexport const edited = true;\n');
    const { stdout } = await snpress(cwd, ['plan', 'small.yaml', '--json'], bin);
    const { stages } = JSON.parse(stdout) as { stages: { id: string; action: string }[] };
    const planned = stages.flatMap(({ id, action }) => (action === 'hit' ? [] : [id]));
    expect(planned).toContain('outer0/refit/ridge');
    for (const stage of planned) expect(stage).toMatch(/\/(ridge|pretrain)(\/|$)|^evaluate$|^report$/);
  });

  it('reads the data again after an edit of a reader, and computes nothing more where they are the same', async () => {
    const cwd = scratchFolder();
    const bin = copyWorkspace(path.join(cwd, 'workspace'));
    for (const [matrix, features] of Object.entries({ genotypes: 30, expression: 6 })) {
      const lines = Array.from({ length: features }, (_, feature) =>
        Array.from({ length: 24 }, (__, sample) => ((sample * 7 + feature * 3) % 11) % 2).join('\t'),
      );
      const header = Array.from({ length: 24 }, (_, sample) => `s${sample}`).join('\t');
      const text = lines.map((line, feature) => `${matrix}${feature}\t${line}\n`).join('');
      writeFileSync(path.join(cwd, `${matrix}.tsv`), `id\t${header}\n${text}`);
    }
    const data = 'data: { genotypes: genotypes.tsv, expression: expression.tsv }\n';
    writeFileSync(
      path.join(cwd, 'small.yaml'),
      smallSpec.replace(/data:\n.*\n/, data).replace('alpha: [0.1, 0.3]', 'alpha: [0.01, 0.3]'),
    );
    expect((await snpress(cwd, ['run', 'small.yaml'], bin)).code).toBe(0);

    appendFileSync(
      path.join(cwd, 'workspace/packages/formats/dist/vcf/parse-calls.js'),
      '\nexport const edited = true;\n',
    );
    const plan = await snpress(cwd, ['plan', 'small.yaml'], bin);
    expect(plan.stdout.match(/^run .*/gm)).toEqual([
      expect.stringMatching(/^run +ingest +.*@snpress\/formats/),
    ]);
    expect((await snpress(cwd, ['run', 'small.yaml'], bin)).code).toBe(0);
    expect(stagesThatRan(cwd, 'small')).toEqual(['ingest']);
  });

  it('says what a plan would do as JSON', async () => {
    const cwd = scratchFolder();
    writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
    const { stdout, code } = await snpress(cwd, ['plan', 'small.yaml', '--json']);
    expect(code).toBe(0);
    const { stages } = JSON.parse(stdout) as { stages: { id: string; action: string }[] };
    expect(stages.find((stage) => stage.id === 'simulate')?.action).toBe('run');
    expect(readdirSync(cwd)).toEqual(['small.yaml']);
  });
});
