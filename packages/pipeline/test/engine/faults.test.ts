import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { built } from '../built.js';
import { temporaryFolder } from '../workbench.js';

const script = fileURLToPath(new URL('../fixtures/faults.js', import.meta.url));

/** What a run did on a store; `thrown` when it did not even end. */
interface Outcome {
  readonly call: number;
  readonly thrown?: string;
  readonly actions: readonly string[];
  readonly outputs: readonly string[];
  readonly failures: readonly string[];
}

interface Resumed extends Outcome {
  readonly name: string;
  /** How many results the store had before. */
  readonly records: number;
  readonly objects: readonly string[];
  readonly leftovers: readonly string[];
}

async function node(...args: readonly (string | number)[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args.map(String)], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

let points: number;
let undisturbed: Resumed;

beforeAll(async () => {
  built('dist/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'snpress-faults-'));
  points = (await node('kill', join(folder, 'store'), 0)) as number;
  [undisturbed] = (await node('resume', folder)) as [Resumed];
  expect(undisturbed).toMatchObject({ actions: ['hit', 'hit', 'hit'], records: 3, leftovers: [] });
  rmSync(folder, { recursive: true });
});

/** Runs what is left to do on each store, and expects the bytes of an undisturbed run. */
async function expectToResume(folder: string): Promise<void> {
  for (const resumed of (await node('resume', folder)) as Resumed[]) {
    const { name, records, actions, ...result } = resumed;
    expect({ name, ...result }).toEqual({
      name,
      outputs: undisturbed.outputs,
      objects: undisturbed.objects,
      failures: [],
      leftovers: [],
    });
    // What had a record was finished, and is not done again.
    expect(actions.filter((action) => action === 'hit')).toHaveLength(records);
  }
}

describe('at every call that writes to the store', () => {
  test(
    'a run can be killed, and the next one goes on from there to the same bytes',
    { timeout: 300_000 },
    async () => {
      const folder = temporaryFolder();
      const calls = Array.from({ length: points }, (_, index) => index + 1);
      const killNext = async () => {
        for (let call = calls.shift(); call !== undefined; call = calls.shift())
          await expect(node('kill', join(folder, String(call)), call)).rejects.toMatchObject({
            signal: 'SIGKILL',
          });
      };
      await Promise.all([killNext(), killNext()]);
      await expectToResume(folder);
    },
  );

  test.each([
    ['ENOSPC', 1, /^stage "\w+": The disk of the store <store> is full \(ENOSPC\): free some space/],
    [
      'EIO',
      2,
      /^stage "\w+": The disk of the store <store> does not answer as it should \(EIO: .*\): look after it/,
    ],
    [
      'EMFILE',
      3,
      /^stage "\w+": The store <store> cannot be written because too many files are open \(EMFILE\)/,
    ],
    ['EROFS', 3, /^stage "\w+": The store <store> is read-only \(EROFS\): .* make it writable/],
  ])(
    '%s fails the stage with words that help, publishes nothing half, and is over with the next run',
    { timeout: 300_000 },
    async (code, step, words) => {
      const folder = join(temporaryFolder(), 'stores');
      mkdirSync(folder);
      const outcomes = (await node('fail', folder, code, 1, step, points)) as Outcome[];
      expect(
        outcomes.flatMap(({ call, thrown }) => (thrown === undefined ? [] : `${call}: ${thrown}`)),
      ).toEqual([]);
      const failed = outcomes.filter(({ failures }) => failures.length > 0);
      expect(failed.length).toBeGreaterThan(outcomes.length / 2);
      for (const { failures } of failed) {
        // What a stage meets while it writes its own output are its own words, except for a full disk.
        const [message] = failures.filter(
          (failure) => code === 'ENOSPC' || !failure.includes("writeFileSync '<store>/temp"),
        );
        if (message !== undefined) expect(message).toMatch(words);
        expect(failures).toHaveLength(1);
      }
      for (const { failures, outputs } of outcomes)
        if (failures.length === 0) expect(outputs).toEqual(undisturbed.outputs);
      await expectToResume(folder);
    },
  );

  test('a rename that was done and answered with ENOENT, as on NFS, is accepted', async () => {
    const folder = join(temporaryFolder(), 'stores');
    mkdirSync(folder);
    const outcomes = (await node('fail', folder, 'REPLAYED', 1, 1, points)) as Outcome[];
    expect(outcomes).toHaveLength(points);
    for (const { thrown, failures, outputs } of outcomes)
      expect({ thrown, failures, outputs }).toEqual({
        thrown: undefined,
        failures: [],
        outputs: undisturbed.outputs,
      });
  });
});
