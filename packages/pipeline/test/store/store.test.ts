import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf, keyOf, openStore, preimageOf, type Store } from '../../src/index.js';
import { thisOwner } from '../../src/store/owner.js';
import { built } from '../built.js';
import { stage, temporaryFolder } from '../workbench.js';

const preimage = preimageOf(stage('fit', { outputs: ['model', 'trace'] }), {}, {});
const key = keyOf(preimage);

async function publish(store: Store, model = 'weights', trace = 'losses') {
  const folder = store.workspace();
  const files = { model: join(folder, 'model'), trace: join(folder, 'trace') };
  writeFileSync(files.model, model);
  writeFileSync(files.trace, trace);
  return store.publish({ key, stage: 'fit', preimage, files, warnings: [], seconds: 1 });
}

function damage(path: string, change: (bytes: Buffer) => Buffer): void {
  const bytes = change(readFileSync(path));
  chmodSync(path, 0o644);
  writeFileSync(path, bytes);
}

const flip = (bytes: Buffer) => {
  const flipped = Buffer.from(bytes);
  flipped[1]! ^= 4;
  return flipped;
};

describe('openStore', () => {
  test('makes no folder before something is written', async () => {
    const directory = join(temporaryFolder(), 'store');
    const store = openStore(directory);
    expect(await store.lookup(key, new Set())).toEqual({ status: 'absent' });
    store.close();
    expect(existsSync(directory)).toBe(false);
  });

  test('removes what dead processes left behind, and nothing else', async () => {
    const directory = temporaryFolder();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    const { host, start } = thisOwner();
    const folders = [`${host}~${child.pid}~1~a`, `${host}~${process.pid}~${start}~b`, 'elsewhere~1~1~c'];
    for (const folder of folders) mkdirSync(join(directory, 'temp', folder), { recursive: true });
    openStore(directory);
    expect(readdirSync(join(directory, 'temp')).sort()).toEqual(folders.slice(1).sort());
  });
});

describe('a store', () => {
  test('gives back what was published, read-only', async () => {
    const store = openStore(temporaryFolder());
    const record = await publish(store);
    expect(await store.lookup(key, new Set())).toEqual({ status: 'hit', record });
    const path = store.objectPath(record.outputs.model!.digest);
    expect(readFileSync(path, 'utf8')).toBe('weights');
    expect(statSync(path).mode & 0o222).toBe(0);
    expect(record.outputs.model!.digest).toBe(digestOf('weights'));
    store.close();
    expect(readdirSync(join(store.directory, 'temp'))).toEqual([]);
  });

  test.each([
    [
      'a flipped bit',
      (path: string) => {
        damage(path, flip);
      },
      'has changed bytes',
    ],
    [
      'a lost end',
      (path: string) => {
        truncateSync(path, 3);
      },
      'has 3 bytes instead of 7',
    ],
    [
      'a lost file',
      (path: string) => {
        rmSync(path);
      },
      'is missing',
    ],
  ])('answers %s of an object with a miss, and heals when it is published again', async (_, hurt, words) => {
    const store = openStore(temporaryFolder());
    const record = await publish(store);
    const path = store.objectPath(record.outputs.model!.digest);
    hurt(path);
    const lookup = await store.lookup(key, new Set());
    expect(lookup).toEqual({ status: 'damaged', what: `output "model" (${path} ${words})` });
    await publish(store);
    expect((await store.lookup(key, new Set())).status).toBe('hit');
    expect(readFileSync(path, 'utf8')).toBe('weights');
  });

  test.each([
    ['a flipped bit', flip],
    ['a lost end', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['no content', () => Buffer.alloc(0)],
  ])('answers %s of a record with a miss, and heals', async (_, hurt) => {
    const store = openStore(temporaryFolder());
    await publish(store);
    damage(join(store.directory, 'records', key.slice(0, 2), `${key}.json`), hurt);
    expect((await store.lookup(key, new Set())).status).toBe('damaged');
    expect(store.record(key)).toBeUndefined();
    await publish(store);
    expect((await store.lookup(key, new Set())).status).toBe('hit');
  });

  test('publishes nothing when one output is not there', async () => {
    const store = openStore(temporaryFolder());
    const folder = store.workspace();
    writeFileSync(join(folder, 'model'), 'weights');
    const files = { model: join(folder, 'model'), trace: join(folder, 'trace') };
    await expect(
      store.publish({ key, stage: 'fit', preimage, files, warnings: [], seconds: 1 }),
    ).rejects.toThrow('ENOENT');
    expect(await store.lookup(key, new Set())).toEqual({ status: 'absent' });
  });

  test('remembers the latest key of each stage of an experiment, past a line cut short', () => {
    const directory = temporaryFolder();
    const first = openStore(directory).history('yeast/../2017');
    first.remember('fit', 'one', 1);
    first.remember('fit', 'two', 2);
    first.remember('tune', 'three', 3);
    const [file] = readdirSync(join(directory, 'history'));
    writeFileSync(join(directory, 'history', file!), '\n["fit","fo', { flag: 'a' });
    const second = openStore(directory).history('yeast/../2017');
    expect([second.latest('fit'), second.latest('tune')]).toEqual(['two', 'three']);
    expect([second.seconds('fit'), second.seconds('other')]).toEqual([2, undefined]);
    second.remember('tune', 'four', 4);
    expect(openStore(directory).history('yeast/../2017').latest('tune')).toBe('four');
    expect(openStore(directory).history('other').latest('fit')).toBeUndefined();
  });

  test('that is read-only says so in one sentence, and still gives what it has', async () => {
    const store = openStore(temporaryFolder());
    const record = await publish(store);
    store.close();
    // A superuser may write everywhere, so the question is asked as someone else.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const script = `
      const { openStore } = await import(${JSON.stringify(built('dist/index.js'))});
      const store = openStore(process.argv[1]);
      const { status } = await store.lookup(process.argv[2], new Set());
      let message = 'none';
      try { store.workspace(); } catch (error) { message = error.name + ': ' + error.message; }
      console.log(status + '\\n' + message);`;
    chmodTree(store.directory);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', script, store.directory, record.key],
      { ...user, encoding: 'utf8' },
    );
    chmodSync(join(store.directory, 'temp'), 0o755);
    expect(stderr).toBe('');
    expect(stdout.replaceAll(store.directory, '<store>')).toMatchInlineSnapshot(`
      "hit
      StoreError: The store <store> is read-only (EACCES): results that it has can be used, but nothing new can run; make it writable or choose another store.
      "
    `);
  });
});

/** Lets everybody read a store and nobody make unfinished files in it. */
function chmodTree(directory: string): void {
  chmodSync(directory, 0o755);
  chmodSync(join(directory, 'temp'), 0o555);
}
