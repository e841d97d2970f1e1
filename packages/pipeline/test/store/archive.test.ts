import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { create, extract, list, type ReadEntry } from 'tar';
import { describe, expect, test } from 'vitest';
import { exportRun, importRun, storeUsage, verifyStore } from '../../src/index.js';
import { readTar } from '../../src/store/read-tar.js';
import { decodeRun, type RunRecord } from '../../src/store/run-record.js';
import { sealJson } from '../../src/store/sealed-json.js';
import { decodeRecord, type StageRecord } from '../../src/store/stage-record.js';
import { actions, temporaryFolder } from '../workbench.js';
import { digests, experiment, runBench } from './filled-store.js';

const hits = { ingest: 'hit', split: 'hit', fit: 'hit', report: 'hit' };

/** A store with two runs, and an archive of the first. */
async function exported(name = 'run.tar.gz') {
  const bench = runBench();
  const first = await bench.finish(1, '1');
  await bench.finish(2, '2');
  const file = join(bench.folder, name);
  const about = await exportRun(bench.directory, { scope: 'test', id: '1' }, file);
  return { bench, first, file, about };
}

async function entries(file: string): Promise<string[]> {
  const paths: string[] = [];
  await list({ file, onReadEntry: ({ path }) => paths.push(path) });
  return paths;
}

/** Unpacks an archive, lets `change` alter the files, and packs those that it names, or all of them, again. */
async function repacked(
  file: string,
  change: (folder: string, paths: readonly string[]) => readonly string[] | undefined,
): Promise<string> {
  const folder = temporaryFolder();
  await extract({ file, cwd: folder });
  const paths = await entries(file);
  const changed = join(temporaryFolder(), 'changed.tar');
  await create({ file: changed, cwd: folder, preservePaths: true }, [...(change(folder, paths) ?? paths)]);
  return changed;
}

describe('a run that was exported and imported', () => {
  test.each(['run.tar', 'run.tar.gz'])('as %s is reused as a whole in an empty store', async (name) => {
    const { file, about, first } = await exported(name);
    expect(about).toMatchObject({ run: { scope: 'test', id: '1' }, records: 4, objects: 5 });
    const other = runBench();
    expect(await importRun(other.directory, file)).toMatchObject({
      run: about.run,
      records: 4,
      newRecords: 4,
      objects: 5,
      newObjects: 5,
    });
    expect(await verifyStore(other.directory)).toMatchObject({ records: 4, objects: 5, runs: 1, damage: [] });
    const again = await other.run(experiment(1));
    expect(actions(again)).toEqual(hits);
    expect(digests(again)).toEqual(digests(first));
    expect(other.leftovers()).toEqual([]);
  });

  test('a second time changes nothing', async () => {
    const { file } = await exported();
    const other = runBench();
    await importRun(other.directory, file);
    const before = await storeUsage(other.directory);
    expect(await importRun(other.directory, file)).toMatchObject({ newRecords: 0, newObjects: 0 });
    expect(await storeUsage(other.directory)).toEqual(before);
  });

  test('is marked as imported until it is verified here', async () => {
    const { file } = await exported();
    const other = runBench();
    await importRun(other.directory, file);
    const marks = async () => (await other.run(experiment(1))).stages.map(({ imported = false }) => imported);
    expect(await marks()).toEqual([true, true, true, true]);
    await other.verify(experiment(1), { stages: ['ingest', 'fit'] });
    expect(await marks()).toEqual([false, true, false, true]);
    expect(actions(await other.run(experiment(1), { force: true }))).toMatchObject({ split: 'run' });
    expect(await marks()).toEqual([false, false, false, false]);
  });

  test('heals what is damaged in the store that it comes to', async () => {
    const { bench, first, file } = await exported();
    rmSync(first.stages[0]!.outputs.value!.path);
    expect(await importRun(bench.directory, file)).toMatchObject({ newRecords: 0, newObjects: 1 });
    expect((await verifyStore(bench.directory)).damage).toEqual([]);
  });

  test('gives the same bytes each time, and nothing of other runs', async () => {
    const { bench, file } = await exported('one.tar');
    await exportRun(bench.directory, { scope: 'test', id: '1' }, join(bench.folder, 'two.tar.gz'));
    expect(gunzipSync(readFileSync(join(bench.folder, 'two.tar.gz')))).toEqual(readFileSync(file));
    const paths = await entries(file);
    expect(paths[0]).toBe('runs/test/1.json');
    expect(paths).toHaveLength(1 + 4 + 5);
  });
});

describe('exportRun', () => {
  test('takes the latest run where no other is named, and says what there is', async () => {
    const { bench } = await exported();
    const file = join(bench.folder, 'latest.tar');
    expect((await exportRun(bench.directory, { scope: 'test' }, file)).run.id).toBe('2');
    await expect(exportRun(bench.directory, { scope: 'test', id: '9' }, file)).rejects.toThrow(
      `has no run "9" of "test"; it has: 2, 1.`,
    );
    await expect(exportRun(bench.directory, { scope: 'tset' }, file)).rejects.toThrow(
      'has no finished run of "tset"; it has: test.',
    );
  });

  test('writes no archive of a run that is not whole', async () => {
    const { bench, first } = await exported();
    const fit = first.stages.find(({ id }) => id === 'fit')!.outputs.value!.path;
    truncateSync(fit, 3);
    const file = join(bench.folder, 'broken.tar');
    await expect(exportRun(bench.directory, { scope: 'test', id: '1' }, file)).rejects.toThrow(
      /The run test\/1 is not whole.*stage "fit".*has 3 bytes instead of \d+\. Run the experiment again/,
    );
    expect(existsSync(file)).toBe(false);
  });
});

describe('importRun refuses, and leaves the store as it was:', () => {
  async function refusal(file: string): Promise<string> {
    const store = join(temporaryFolder(), 'store');
    const message = await importRun(store, file).then(
      () => 'imported',
      (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
    );
    const { total, otherBytes } = await storeUsage(store);
    expect({ ...total, otherBytes }).toEqual({ records: 0, objects: 0, bytes: 0, otherBytes: 0 });
    return message
      .replaceAll(dirname(file), '')
      .replaceAll(/[0-9a-f]{64}/g, '<digest>')
      .replaceAll(/\/[0-9a-f]{2}\//g, '/');
  }

  test('what is no archive', async () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text');
    writeFileSync(text, 'SNP\tA\tB\n'.repeat(200));
    expect(await refusal(text)).toMatch(
      /^ArchiveError: \/text is no archive of a run, or damaged: .*; nothing was imported\.$/,
    );
    const other = join(folder, 'other.tar');
    await create({ file: other, cwd: folder }, ['text']);
    expect(await refusal(other)).toBe(
      'ArchiveError: /other.tar is no archive of a run: it does not begin with one; nothing was imported.',
    );
  });

  test('paths out of the store, links, and files that belong to no stage of the run', async () => {
    const { file } = await exported();
    const foreign = (path: string) =>
      `ArchiveError: /changed.tar has an entry that is no part of the run: "${path}"; nothing was imported.`;
    const withMore = (add: (folder: string) => string) =>
      repacked(file, (folder, paths) => [...paths, add(folder)]);

    const outside = await withMore((folder) => {
      writeFileSync(join(folder, 'evil'), 'evil');
      mkdirSync(join(folder, 'runs/deep'));
      return 'runs/deep/../../evil';
    });
    expect(await refusal(outside)).toBe(foreign('runs/deep/../../evil'));
    const link = await withMore((folder) => {
      mkdirSync(join(folder, 'objects/00'), { recursive: true });
      symlinkSync('/etc/passwd', join(folder, `objects/00/${'0'.repeat(64)}`));
      return `objects/00/${'0'.repeat(64)}`;
    });
    expect(await refusal(link)).toBe(foreign('objects/<digest>'));
    const loose = await withMore((folder) => {
      mkdirSync(join(folder, 'objects/11'), { recursive: true });
      writeFileSync(join(folder, `objects/11/${'1'.repeat(64)}`), 'loose');
      return `objects/11/${'1'.repeat(64)}`;
    });
    expect(await refusal(loose)).toBe(foreign('objects/<digest>'));
    const twice = await repacked(file, (_, paths) => [...paths, paths.at(-1)!]);
    expect(await refusal(twice)).toBe(foreign('objects/<digest>'));
  });

  test('a record that leads out of the store, though it is sealed', async () => {
    const { file } = await exported();
    const evil = await repacked(file, (folder, paths) => {
      const path = join(
        folder,
        paths.find((one) => one.startsWith('records/'))!,
      );
      const record = decodeRecord(readFileSync(path, 'utf8')) as StageRecord;
      rmSync(path);
      writeFileSync(path, sealJson({ ...record, outputs: { value: { digest: '../../evil', bytes: 4 } } }));
      return undefined;
    });
    expect(await refusal(evil)).toMatch(
      /^ArchiveError: .* is of a version of snpress that this one does not know \(its entry records\/<digest>.json\)/,
    );
    const escaping = await repacked(file, (folder, paths) => {
      const path = join(folder, paths[0]!);
      const run = decodeRun(readFileSync(path, 'utf8')) as RunRecord;
      rmSync(path);
      writeFileSync(path, sealJson({ ...run, scope: '../..' }));
      return undefined;
    });
    expect(await refusal(escaping)).toContain('has an entry that is no part of the run: "runs/test/1.json"');
  });

  test('what is made to fill a disk', async () => {
    const folder = temporaryFolder();
    const bomb = join(folder, 'bomb.tar.gz');
    writeFileSync(join(folder, 'zeros'), Buffer.alloc(200 * 2 ** 20));
    await create({ file: bomb, cwd: folder, gzip: true }, ['zeros']);
    let taken = 0;
    const take = async (entry: ReadEntry) => {
      for await (const chunk of entry) taken += chunk.length;
    };
    await expect(readTar(bomb, take)).rejects.toThrow('it unpacks to more than 200 times its size');
    expect(taken).toBeLessThan(120 * 2 ** 20);
  });

  test('an archive of which something is missing', async () => {
    const { file } = await exported();
    expect(await refusal(await repacked(file, (_, paths) => paths.slice(0, -1)))).toBe(
      'ArchiveError: /changed.tar is not whole: 1 of its records and objects are missing; nothing was imported.',
    );
  });

  test('another run of the same name', async () => {
    const { file } = await exported();
    const other = runBench();
    await other.finish(7, '1');
    await expect(importRun(other.directory, file)).rejects.toThrow(
      'has another run test/1, with other stages',
    );
  });

  test.each(['run.tar', 'run.tar.gz'])('%s with any byte changed or its end lost', async (name) => {
    const { file } = await exported(name);
    const bytes = readFileSync(file);
    const changed = join(dirname(file), 'changed');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, cut) => {
          const damaged = Buffer.from(bytes);
          damaged[at]! ^= by;
          writeFileSync(changed, cut ? bytes.subarray(0, at) : damaged);
          const other = runBench();
          const error = await importRun(other.directory, changed).then(
            () => undefined,
            (thrown: unknown) => (thrown as Error).name,
          );
          // What is not read again, such as times and padding, may change; what is imported is always right.
          if (error === undefined) {
            expect((await verifyStore(other.directory)).damage).toEqual([]);
            expect(actions(await other.run(experiment(1)))).toEqual(hits);
          } else {
            expect(error).toBe('ArchiveError');
            expect((await storeUsage(other.directory)).total.bytes).toBe(0);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
