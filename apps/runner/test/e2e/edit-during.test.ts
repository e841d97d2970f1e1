import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { root, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

const spec = `name: edited
data:
  genotypes: data/genotypes.tsv
  expression: data/expression.tsv
split:
  outer: { folds: 2 }
  inner: { folds: 2 }
models:
  ridge: { type: ridge }
`;

/** Runs with `--log-format json` and calls `act` as soon as a stage has started. */
function runWhile(
  cwd: string,
  stage: string,
  act: () => void,
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'apps/runner/bin/snpress.js'), 'run', 'edited.yaml', '--log-format', 'json'],
      { cwd, env: { ...process.env, NO_COLOR: '1', CI: 'true' }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line) as { type: string; stage?: string };
      if (event.type === 'stage-started' && event.stage === stage) act();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stderr });
    });
  });
}

it('publishes nothing of a file that is edited while it is read, says so, and goes on from the edited one', async () => {
  const cwd = scratchFolder();
  // Reading so many markers takes long enough for an edit.
  const extents = ['--samples', '100', '--markers', '10000', '--genes', '10'];
  expect((await snpress(cwd, ['data', 'simulate', 'data', ...extents])).code).toBe(0);
  writeFileSync(path.join(cwd, 'edited.yaml'), spec);
  const genotypes = path.join(cwd, 'data/genotypes.tsv');
  const last = readFileSync(genotypes, 'utf8').trimEnd().split('\n').at(-1)!;

  const edited = await runWhile(cwd, 'ingest', () => {
    appendFileSync(genotypes, last.replace(/^[^\t]+/, 'added'));
  });
  expect(edited.code).toBe(1);
  expect(edited.stderr.replaceAll(cwd, '<folder>')).toContain(
    'error: stage "ingest": its input "genotypes" (<folder>/data/genotypes.tsv) changed while it ran, ' +
      'so nothing was published; run again',
  );
  expect(existsSync(path.join(cwd, 'runs'))).toBe(false);
  expect(existsSync(path.join(cwd, '.snpress'))).toBe(false);

  expect((await snpress(cwd, ['run', 'edited.yaml'])).code).toBe(0);
  const metrics = readFileSync(path.join(cwd, 'runs/edited/latest/metrics.json'), 'utf8');
  expect((JSON.parse(metrics) as { snps: number }).snps).toBe(10_001);
});
