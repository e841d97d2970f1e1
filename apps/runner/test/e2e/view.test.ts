import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { smallSpec } from './small-spec.js';
import { root, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

type Event = Readonly<Record<string, unknown>> & { readonly type: string; readonly time: string };

const eventsOf = (stdout: string): readonly Event[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Event);

/** The types that the documentation lists. */
const documented = [
  ...readFileSync(path.join(root, 'docs/reference/events.md'), 'utf8').matchAll(/^\| `(\w+-\w+)` \|/gm),
].map(([, type]) => type);

function smallExperiment(spec = smallSpec): string {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'small.yaml'), spec);
  return cwd;
}

describe('events as JSON', () => {
  it('are all that stdout has, and are as documented', async () => {
    const cwd = smallExperiment();
    const part = await snpress(cwd, ['run', 'small.yaml', '--until', 'split', '--log-format', 'json']);
    expect(part.stderr).toBe('');
    const partial = eventsOf(part.stdout);
    expect(partial[0]).toMatchObject({ type: 'run-started', stages: 2 });
    expect(partial.at(-1)).toMatchObject({ type: 'run-finished', hits: 0, ran: 2 });

    const { code, stdout, stderr } = await snpress(cwd, ['run', 'small.yaml', '--log-format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const events = eventsOf(stdout);
    expect(events[0]).toMatchObject({ type: 'run-started', notSelected: 0 });
    expect(events.find(({ type }) => type === 'stage-hit')).toMatchObject({ stage: 'simulate' });
    expect(events.at(-1)!.type).toBe('run-published');
    expect(readFileSync(path.join(cwd, String(events.at(-1)!.report)), 'utf8')).toContain('A small cross');
    for (const { type, time } of events) {
      expect(documented).toContain(type);
      expect(new Date(time).toISOString()).toBe(time);
    }
  });

  it('end with what went wrong', async () => {
    const cwd = smallExperiment(smallSpec.replace('[ { impute: { strategy: mean } } ]', '[]'));
    const { code, stdout, stderr } = await snpress(cwd, [
      'run',
      'small.yaml',
      '--jobs',
      '1',
      '--log-format',
      'json',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: cannot fit ridge: genotypes/);
    expect(stderr).toContain('impute or drop them first\n');
    expect(eventsOf(stdout).at(-1)).toMatchObject({
      type: 'run-failed',
      message: expect.stringContaining('impute or drop them first') as unknown,
    });
  });
});

it('writes plain lines with the time in a pipe, and none where nothing had to be done', async () => {
  const cwd = smallExperiment();
  const first = await snpress(cwd, ['run', 'small.yaml']);
  expect(first.code).toBe(0);
  const lines = first.stderr.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(line).toMatch(/^\[\d+:\d\d\] [ -~·]+$/);
  expect(first.stdout).toMatch(
    /\n\d+ stages run, in .*\nModels: runs.*\n {2}ridge.arrow, lasso.arrow\n\n.*\nReport: runs/,
  );

  const again = await snpress(cwd, ['run', 'small.yaml']);
  expect(again.stderr).toBe('');
  expect(again.stdout).toMatch(
    /\n0 stages run, \d+ reused \(.* of work saved\), in .*\nModels: runs.*\n {2}ridge.arrow, lasso.arrow\n\n.*\nReport: runs/,
  );

  const title = await snpress(cwd, ['run', 'small.yaml', '--set', 'report.title=B']);
  expect(title.stdout).toMatch(/\n {2}ran {5}report\n {2}reused {2}simulate the data, split and preprocess/);
});

/** Of util-linux: runs a command on a pseudo-terminal. */
const script = 'script';
const hasTerminal = spawnSync(script, ['--version']).status === 0;

/** Runs a command on a terminal of its own; resolves with all that was written to it. */
function onTerminal(cwd: string, columns: number, args: string, interruptAfter?: RegExp): Promise<string> {
  const bin = path.join(root, 'apps/runner/bin/snpress.js');
  const command = `stty cols ${columns} rows 12; exec "${process.execPath}" "${bin}" ${args}`;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'CI'));
  return new Promise((resolve) => {
    const child = spawn(script, ['-qec', command, '/dev/null'], {
      cwd,
      env: { ...env, TERM: 'xterm', NO_COLOR: '1', SHELL: '/bin/sh' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let text = '';
    let interrupted = false;
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (interrupted || !interruptAfter?.test(text)) return;
      interrupted = true;
      child.stdin.write('\u0003');
    });
    child.on('close', () => {
      resolve(text);
    });
  });
}

describe.skipIf(!hasTerminal)(
  `on a terminal${hasTerminal ? '' : ' (skipped: there is no script command)'}`,
  () => {
    it('draws within its width, leaves the summary alone and gives the cursor back', async () => {
      const cwd = smallExperiment();
      const text = await onTerminal(cwd, 40, 'run small.yaml --jobs 1');
      expect(text).toContain('● ');
      const end = text.indexOf('\u001b[?25h', text.lastIndexOf('\u001b[?25l'));
      expect(end).toBeGreaterThan(0);
      // eslint-disable-next-line no-control-regex
      const drawn = text.slice(0, end).replaceAll(/\u001b\[[?\d;]*[A-Za-z]/g, '');
      expect(drawn.split(/[\r\n]+/).filter((line) => line.length > 40)).toEqual([]);
      const afterwards = text.slice(end);
      expect(afterwards).toMatch(/stages run, in /);
      expect(afterwards).not.toMatch(/[●○✔]/);
    });

    it('says on Ctrl-C how far it is and how to go on', async () => {
      const cwd = smallExperiment(smallSpec.replace('samples: 40', 'samples: 400'));
      const text = await onTerminal(cwd, 80, 'run small.yaml --jobs 1', /● /);
      expect(text).toMatch(/cancelled with \d+ of \d+ stages finished; they are kept/);
      expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'));
    });
  },
);
