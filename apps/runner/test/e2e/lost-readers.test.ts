import { spawn, type StdioOptions } from 'node:child_process';
import { existsSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallSpec } from './small-spec.js';
import { root, scratchFolder } from './snpress.js';

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** Runs a command whose stdout, and stderr where `both`, nobody reads after the first bytes. */
function unread(cwd: string, args: readonly string[], { both = false, stdout = 'pipe' as 'pipe' | number }) {
  return new Promise<Ended>((resolve) => {
    const stdio: StdioOptions = ['ignore', stdout, 'pipe'];
    const child = spawn(process.execPath, [path.join(root, 'apps/runner/bin/snpress.js'), ...args], {
      cwd,
      stdio,
      env: { ...process.env, CI: 'true' },
    });
    let stderr = '';
    const { stdout: out, stderr: error } = child;
    out?.destroy();
    error!.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (!both) return;
      child.kill('SIGHUP');
      error!.destroy();
    });
    child.on('exit', (code, signal) => {
      setImmediate(() => {
        resolve({ code, signal, stderr });
      });
    });
  });
}

function folderWithSpec(): string {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'my.yaml'), smallSpec);
  return cwd;
}

describe('a reader that goes away', () => {
  it.each([
    ['--help'],
    ['schema'],
    ['schema', '--format', 'markdown'],
    ['doctor', '--json'],
    ['plan', 'my.yaml', '--all'],
    ['graph', 'my.yaml', '--stages'],
    ['completion'],
  ])('does not trouble snpress %s %s %s', async (...args) => {
    const ended = await unread(folderWithSpec(), args.filter(Boolean), {});
    expect(ended).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it('ends no run: its results are published, though the terminal hangs up', async () => {
    const cwd = folderWithSpec();
    const ended = await unread(cwd, ['run', 'my.yaml', '--jobs', '1'], { both: true });
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(existsSync(path.join(cwd, 'runs/small/latest/report/index.html'))).toBe(true);
  });
});

it.runIf(existsSync('/dev/full'))('a full disk behind stdout is told, and ends no run', async () => {
  const cwd = folderWithSpec();
  const stdout = openSync('/dev/full', 'w');
  const ended = await unread(cwd, ['run', 'my.yaml', '--log-format', 'json'], { stdout });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/^error: what was to be printed is lost \(ENOSPC.*\); all else is done$/m);
  expect(existsSync(path.join(cwd, 'runs/small/latest/report/index.html'))).toBe(true);
});
