import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../../../..');

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder, as another user where one is given. */
export function snpress(
  cwd: string,
  args: readonly string[],
  bin = path.join(root, 'apps/runner/bin/snpress.js'),
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      ...user,
      cwd,
      env: { ...process.env, NO_COLOR: '1', CI: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** A new folder for a test, of odd characters, removed when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "snpress é 'x' "));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Every file below a folder with its content, by relative path. */
function filesBelow(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}

/** The newest run of an experiment: its files without what depends on clock and machine (manifest, facts on the page). */
export function latestRun(cwd: string, experiment: string): Readonly<Record<string, string>> {
  const files = Object.entries(filesBelow(path.join(cwd, 'runs', experiment, 'latest/')));
  return Object.fromEntries(
    files
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, content]) => [name, name === 'report/index.html' ? withoutRunFacts(content) : content]),
  );
}

function withoutRunFacts(page: string): string {
  const stripped = page.replace(/<details>\s*<summary>This run[\s\S]*?<\/section>/, '</section>');
  if (stripped === page) throw new Error('the page of the run does not say when and where it ran');
  return stripped;
}

/** What a run did with each of its stages, from the manifest of the newest run. */
export function stagesThatRan(cwd: string, experiment: string): readonly string[] {
  const manifest = JSON.parse(
    readFileSync(path.join(cwd, 'runs', experiment, 'latest/manifest.json'), 'utf8'),
  ) as {
    stages: { id: string; action: 'hit' | 'run' }[];
  };
  return manifest.stages.filter((stage) => stage.action === 'run').map((stage) => stage.id);
}
