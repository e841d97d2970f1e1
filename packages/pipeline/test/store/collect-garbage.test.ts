import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { collectGarbage, exportRun, importRun, openStore, storeUsage, verifyStore } from '../../src/index.js';
import { sealJson } from '../../src/store/sealed-json.js';
import { thisOwner } from '../../src/store/owner.js';
import { built } from '../built.js';
import { actions, from, stage, temporaryFolder } from '../workbench.js';
import { digests, experiment, runBench } from './filled-store.js';

const hits = { ingest: 'hit', split: 'hit', fit: 'hit', report: 'hit' };

function count(directory: string): { records: number; objects: number } {
  const files = (name: string) =>
    existsSync(join(directory, name))
      ? readdirSync(join(directory, name), { recursive: true, withFileTypes: true }).filter((entry) =>
          entry.isFile(),
        ).length
      : 0;
  return { records: files('records'), objects: files('objects') };
}

describe('collectGarbage', () => {
  test('keeps what the latest run of each experiment needs, and removes the rest', async () => {
    const bench = runBench();
    await bench.finish(1, '1');
    await bench.finish(2, '2');
    await bench.finish(3, '1', 'other');
    expect(count(bench.directory)).toEqual({ records: 8, objects: 9 });
    const before = await storeUsage(bench.directory);

    const dry = collectGarbage(bench.directory, { dryRun: true });
    expect(dry).toMatchObject({
      kept: [
        { scope: 'other', id: '1' },
        { scope: 'test', id: '2' },
      ],
      removed: [{ scope: 'test', id: '1' }],
      records: 2,
      objects: 2,
      damaged: 0,
      inUse: 0,
    });
    expect(await storeUsage(bench.directory)).toEqual(before);

    expect(collectGarbage(bench.directory)).toEqual(dry);
    const after = await storeUsage(bench.directory);
    expect(before.total.bytes - after.total.bytes).toBe(dry.bytes);
    expect(after.unreferenced).toEqual({ records: 0, objects: 0, bytes: 0 });
    expect(bench.leftovers()).toEqual([]);
    expect((await verifyStore(bench.directory)).damage).toEqual([]);
    expect(actions(await bench.run(experiment(2)))).toEqual(hits);
    expect(actions(await bench.run(experiment(3)))).toEqual(hits);
    expect(actions(await bench.run(experiment(1)))).toEqual({ ...hits, fit: 'run', report: 'run' });
  });

  test('keeps as many runs as it is told, or those that are named', async () => {
    const bench = runBench();
    for (const alpha of [1, 2, 3]) await bench.finish(alpha, String(alpha));
    const removed = (keep: Parameters<typeof collectGarbage>[1]) =>
      collectGarbage(bench.directory, { ...keep, dryRun: true }).removed.map(({ id }) => id);
    expect(removed({ keep: { latest: 2 } })).toEqual(['1']);
    expect(removed({ keep: { runs: [{ scope: 'test', id: '2' }] } })).toEqual(['3', '1']);
    expect(removed({ keep: { latest: 1, runs: [{ scope: 'test', id: '1' }] } })).toEqual(['2']);
    expect(removed({ keep: { runs: [{ scope: 'test' }] } })).toEqual([]);
    expect(() => removed({ keep: { runs: [{ scope: 'test', id: '4' }] } })).toThrow(
      'The store has no run "4" of "test" (it has: 3, 2, 1); nothing was removed.',
    );
    expect(() => removed({ keep: { runs: [{ scope: 'tset' }] } })).toThrow(
      'The store has nothing of an experiment "tset" (it has: "test"); nothing was removed.',
    );
  });

  test('a run of another, or of a clock that was wrong, takes the place of none', async () => {
    const bench = runBench();
    await bench.finish(1, '1');
    const other = runBench();
    await other.finish(2, '59');
    const file = join(bench.folder, 'run.tar');
    await exportRun(other.directory, { scope: 'test' }, file);
    await importRun(bench.directory, file);
    expect(collectGarbage(bench.directory)).toMatchObject({
      kept: [{ id: '59' }, { id: '1' }],
      removed: [],
      records: 0,
    });
    const store = openStore(bench.directory);
    const { stages } = await bench.run(experiment(3));
    const keys = Object.fromEntries(stages.map(({ id, key }) => [id, key]));
    await store.recordRun({ scope: 'test', id: '9', finishedAt: '9999-01-01T00:00:00.000Z', stages: keys });
    store.close();
    expect(collectGarbage(bench.directory)).toMatchObject({ removed: [], records: 0 });
    expect(actions(await bench.run(experiment(1)))).toEqual(hits);
  });

  test('removes nothing where another version of snpress has left records', async () => {
    const bench = runBench();
    const { stages } = await bench.finish(1, '1');
    await bench.finish(2, '2');
    const before = count(bench.directory);
    const key = stages[0]!.key;
    const record = join(bench.directory, 'records', key.slice(0, 2), `${key}.json`);
    const run = join(bench.directory, 'runs/test/3.json');
    const text = readFileSync(record, 'utf8');
    chmodSync(record, 0o644);
    for (const path of [run, record]) {
      writeFileSync(path, sealJson({ format: 'snpress/2', anything: 'else' }));
      expect(() => collectGarbage(bench.directory)).toThrow(
        `has records that this version of snpress does not know, such as ${path}: another version`,
      );
      expect(count(bench.directory)).toEqual(before);
      expect((await verifyStore(bench.directory, { repair: true })).damage).toEqual([]);
      rmSync(path);
      writeFileSync(record, text);
    }
  });

  test('keeps what an unfinished run has got done, and everything in a store without run records', async () => {
    const bench = runBench();
    await bench.run(experiment(1));
    expect(collectGarbage(bench.directory)).toMatchObject({ records: 0, objects: 0 });
    await bench.finish(2, '2');
    await bench.run(experiment(3).slice(0, 3));
    // Of the first run nothing has been wanted since another one finished.
    expect(collectGarbage(bench.directory)).toMatchObject({ records: 2, objects: 2 });
    expect(actions(await bench.run(experiment(3)))).toEqual({ ...hits, report: 'run' });
  });

  test('leaves no trace of what it removed in the explanations of a later plan', async () => {
    const bench = runBench();
    await bench.finish(1, '1', 'gone');
    await bench.finish(2, '2', 'kept');
    collectGarbage(bench.directory, { keep: { runs: [{ scope: 'kept' }] } });
    const { reasons } = (await bench.plan(experiment(1), { scope: 'gone' })).stages.find(
      ({ id }) => id === 'fit',
    )!;
    expect(reasons).toEqual([{ kind: 'never-run' }]);
  });

  test('leaves what a process has looked up or published until that closes the store', async () => {
    const bench = runBench();
    const { stages } = await bench.finish(1, '1');
    await bench.finish(2, '2');
    const [fit] = stages.filter(({ id }) => id === 'fit');
    const store = openStore(bench.directory);
    expect((await store.lookup(fit!.key, new Set())).status).toBe('hit');
    expect(collectGarbage(bench.directory)).toMatchObject({ records: 1, objects: 1, inUse: 1 });
    expect((await store.lookup(fit!.key, new Set())).status).toBe('hit');
    store.close();
    expect(collectGarbage(bench.directory)).toMatchObject({ records: 1, objects: 1, inUse: 0 });
  });

  test('may run at any moment of a run, which neither fails nor comes to other results', async () => {
    const undisturbed = await runBench().run(experiment(1));
    const bench = runBench();
    const grid = [
      ...experiment(1),
      ...['a', 'b', 'c'].map((id) => stage(id, { parameters: { id }, inputs: { model: from('fit') } })),
    ];
    for (let round = 0; round < 3; round++) {
      let collections = 0;
      const result = await bench.run(grid, {
        onEvent() {
          collections++;
          collectGarbage(bench.directory, { keep: { latest: 0 } });
        },
      });
      expect(result.failures).toEqual([]);
      expect(collections).toBeGreaterThan(8);
      expect(digests(result)).toMatchObject(digests(undisturbed));
      expect((await verifyStore(bench.directory)).damage).toEqual([]);
    }
    expect(collectGarbage(bench.directory, { keep: { latest: 0 } })).toMatchObject({ inUse: 0 });
    expect(count(bench.directory)).toEqual({ records: 0, objects: 0 });
  });

  test('sees what a process relied on that ended while it was collecting', async () => {
    const bench = runBench();
    await bench.finish(1, '1');
    // Another collector is at work, so that the one who closes the store leaves its pins.
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const folder = join(bench.directory, 'temp', `${thisOwner().host}~${child.pid}~~x`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'collecting'), '');
    await bench.run(experiment(2));
    expect(bench.leftovers()).toHaveLength(2);
    expect(collectGarbage(bench.directory, { keep: { latest: 0 } })).toMatchObject({ records: 2, inUse: 4 });
    expect((await verifyStore(bench.directory)).damage).toEqual([]);
    child.kill();
    await once(child, 'exit');
    expect(collectGarbage(bench.directory, { keep: { latest: 0 } })).toMatchObject({ inUse: 0 });
    expect(bench.leftovers()).toEqual([]);
  });

  test('does nothing while a process of another host is at work, until that has long been silent', async () => {
    const bench = runBench();
    await bench.finish(1, '1');
    await bench.finish(2, '2');
    const remote = join(bench.directory, 'temp', 'elsewhere~1~1~x');
    mkdirSync(remote);
    expect(() => collectGarbage(bench.directory)).toThrow(
      'A process of another host is at work on this store',
    );
    expect(count(bench.directory).records).toBe(6);
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(remote, longAgo, longAgo);
    expect(collectGarbage(bench.directory).records).toBe(2);
  });

  test('killed at any of its steps, leaves a store without damage that the next one finishes', async () => {
    const bench = runBench();
    await bench.finish(1, '1');
    await bench.finish(2, '2');
    const script = fileURLToPath(new URL('../fixtures/killed-collection.js', import.meta.url));
    let steps = 0;
    for (let isKilled = true; isKilled; steps++) {
      const folder = temporaryFolder();
      const directory = join(folder, 'store');
      cpSync(bench.directory, directory, { recursive: true });
      const { signal, stderr } = spawnSync(
        process.execPath,
        [script, built('dist/index.js'), directory, String(steps)],
        {
          encoding: 'utf8',
        },
      );
      expect(stderr).toBe('');
      isKilled = signal === 'SIGKILL';
      expect((await verifyStore(directory)).damage).toEqual([]);
      collectGarbage(directory);
      expect(count(directory)).toEqual({ records: 4, objects: 5 });
      expect(actions(await runBench(folder).run(experiment(2)))).toEqual(hits);
    }
    expect(steps).toBeGreaterThan(8);
  });
});
