import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { built } from '../built.js';
import { temporaryFolder } from '../workbench.js';

const script = fileURLToPath(new URL('../fixtures/run.js', import.meta.url));
built('dist/index.js');

interface Outcome {
  readonly outputs: readonly [string, string, string][];
  readonly failures: readonly string[];
}

/** A grid of 4 × 4 stages in a process of its own. */
function grid(folder: string, wait: number): string[] {
  return [script, join(folder, 'store'), join(folder, 'log'), '4', '4', String(wait)];
}

async function run(folder: string, wait = 5, env: { [name: string]: string } = {}): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(process.execPath, grid(folder, wait), {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout) as Outcome;
}

/** Stage → how often its function was called. */
function calls(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of readFileSync(join(folder, 'log'), 'utf8').trim().split('\n'))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function callCount(folder: string): number {
  return existsSync(join(folder, 'log'))
    ? readFileSync(join(folder, 'log'), 'utf8').split('\n').length - 1
    : 0;
}

/** Resolves when so many stages have been begun, while one of them is in flight. */
async function stagesBegun(folder: string, count: number): Promise<void> {
  await vi.waitUntil(() => callCount(folder) >= count, { timeout: 30_000, interval: 1 });
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('a killed run', () => {
  test('loses at most the stage in flight, and resumes to the bytes of an undisturbed run', async () => {
    const folder = temporaryFolder();
    const undisturbed = temporaryFolder();
    for (let kill = 0; kill < 10; kill++) {
      const before = callCount(folder);
      const child = spawn(process.execPath, grid(folder, 5), { stdio: 'ignore' });
      const exit = once(child, 'exit');
      await stagesBegun(folder, before + 1 + (kill % 3));
      child.kill('SIGKILL');
      await exit;
    }
    expect(callCount(folder)).toBeGreaterThanOrEqual(10);
    const resumed = await run(folder);
    // The log's path is a parameter, so the two stores have other keys and the same bytes.
    const clean = await run(undisturbed);
    expect(resumed.failures).toEqual([]);
    expect(resumed.outputs).toEqual(clean.outputs);
    expect([...calls(folder).keys()].sort()).toEqual([...calls(undisturbed).keys()].sort());
    expect(callCount(folder)).toBeLessThanOrEqual(16 + 10);
    const store = join(folder, 'store');
    expect(files(join(store, 'objects')).map((file) => file.slice(store.length))).toEqual(
      files(join(undisturbed, 'store', 'objects')).map((file) =>
        file.slice(join(undisturbed, 'store').length),
      ),
    );
    expect([...readdirSync(join(store, 'temp')), ...readdirSync(join(store, 'claims'))]).toEqual([]);
  });
});

describe('two runs on one store', () => {
  test('do each stage once and come to the same result', async () => {
    const folder = temporaryFolder();
    const outcomes = await Promise.all([run(folder, 15), run(folder, 15, { WORKERS: '2' }), run(folder, 15)]);
    expect(outcomes.map(({ failures }) => failures)).toEqual([[], [], []]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect([...calls(folder).values()]).toEqual(Array<number>(16).fill(1));
  });

  test('go on when one of them is killed', async () => {
    const folder = temporaryFolder();
    const victim = spawn(process.execPath, grid(folder, 40), { stdio: 'ignore' });
    const exit = once(victim, 'exit');
    await stagesBegun(folder, 1);
    const survivor = run(folder, 40);
    await stagesBegun(folder, 6);
    victim.kill('SIGKILL');
    await exit;
    const outcome = await survivor;
    expect(outcome.failures).toEqual([]);
    expect(outcome.outputs).toHaveLength(16);
    expect(Math.max(...calls(folder).values())).toBeLessThanOrEqual(2);
    expect(outcome.outputs).toEqual((await run(temporaryFolder(), 40)).outputs);
  });
});

describe('a damaged store', () => {
  test('heals to the bytes of before, whatever was flipped or cut', async () => {
    const folder = temporaryFolder();
    const before = await run(folder, 0);
    const store = join(folder, 'store');
    const stored = [...files(join(store, 'objects')), ...files(join(store, 'records'))];
    const contents = stored.filter((path) => path.includes('objects')).map((path) => readFileSync(path));
    for (const [index, path] of stored.entries()) {
      if (index % 3 === 0) continue;
      chmodSync(path, 0o644);
      const bytes = readFileSync(path);
      const position = (index * 7919) % bytes.length;
      bytes[position]! ^= 1 << (index % 8);
      if (index % 3 === 1) writeFileSync(path, bytes);
      else truncateSync(path, position);
    }
    expect(await run(folder, 0)).toEqual(before);
    expect(stored.filter((path) => path.includes('objects')).map((path) => readFileSync(path))).toEqual(
      contents,
    );
  });
});
