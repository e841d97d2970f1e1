import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectGarbage, exportRun, storeUsage, verifyStore } from '../../src/index.js';
import { thisOwner } from '../../src/store/owner.js';
import { digests, experiment, runBench } from './filled-store.js';

const folders = ['objects', 'records', 'history', 'runs', 'claims', 'temp'];

function filesOf(directory: string): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(directory, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort();
}

test('whatever is flipped, cut or lost in a store, the next run equals an undisturbed one', async () => {
  const bench = runBench();
  const undisturbed = digests(await bench.finish(1, '1'));
  await bench.finish(2, '2');
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  const dead = { ...thisOwner(), pid: child.pid!, start: '1' };
  const keys = (await bench.run(experiment(1))).stages.map(({ key }) => key);
  const longAgo = new Date(Date.now() - 120_000);

  const damage = fc.record({
    which: fc.nat(),
    at: fc.nat(),
    bit: fc.nat(7),
    how: fc.constantFrom('flip', 'cut', 'empty', 'lose'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
      // What a killed process may have left: a claim of a key, pins and an unfinished file.
      writeFileSync(join(bench.directory, 'claims', keys[1]!), JSON.stringify({ ...dead, nonce: 'a-b' }));
      const left = join(bench.directory, 'temp', `${dead.host}~${dead.pid}~1~x`);
      mkdirSync(left, { recursive: true });
      writeFileSync(join(left, 'pins'), `${keys[0]!}\n`);
      for (const { which, at, bit, how } of damages) {
        const files = filesOf(bench.directory);
        const path = files[which % files.length]!;
        chmodSync(path, 0o644);
        const bytes = readFileSync(path);
        const position = at % Math.max(1, bytes.length);
        if (how === 'lose') rmSync(path);
        else if (how === 'cut') truncateSync(path, position);
        else if (how === 'empty') truncateSync(path, 0);
        else if (bytes.length > 0) {
          bytes[position]! ^= 1 << bit;
          writeFileSync(path, bytes);
        }
        // A claim that may be another host's is respected for a minute.
        if (path.includes('claims') && statSync(path, { throwIfNoEntry: false }))
          utimesSync(path, longAgo, longAgo);
      }
      await storeUsage(bench.directory);
      await verifyStore(bench.directory);
      await bench.plan(experiment(1));
      expect(digests(await bench.run(experiment(1)))).toEqual(undisturbed);
      await bench.run(experiment(2));
      collectGarbage(bench.directory, { keep: { latest: 2 } });
      expect(digests(await bench.run(experiment(1)))).toEqual(undisturbed);
    }),
    { numRuns: 40 },
  );

  await verifyStore(bench.directory, { repair: true });
  const last = await bench.finish(1, '3');
  expect((await verifyStore(bench.directory)).damage).toEqual([]);
  expect(digests(last)).toEqual(undisturbed);
  await exportRun(bench.directory, { scope: 'test', id: '3' }, join(bench.folder, 'run.tar'));
});
