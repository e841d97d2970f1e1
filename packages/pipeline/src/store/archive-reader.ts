import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ReadEntry } from 'tar';
import type { Digest } from '../key/digest.js';
import { isKeyOf } from '../stage/preimage.js';
import { ArchiveError } from './archive-error.js';
import { decodeRun, type RunRecord } from './run-record.js';
import { decodeRecord } from './stage-record.js';
import type { StoreParts } from './store-parts.js';

/** A checked archive: its records and objects lie in files that only this process knows. */
export interface Archive {
  readonly run: RunRecord;
  readonly records: ReadonlyMap<Digest, string>;
  readonly objects: ReadonlyMap<Digest, string>;
}

/** Takes the entries of an archive one after the other: the run, the records of its stages, their objects. */
export interface ArchiveReader {
  /** @throws {ArchiveError} when the entry is damaged or no part of the run */
  readonly accept: (entry: ReadEntry) => Promise<void>;
  /** @throws {ArchiveError} when something is missing */
  finish(): Archive;
}

/** A record of one stage with all that it tells is a few kilobytes. */
const longestRecord = 64 * 2 ** 20;

export function createArchiveReader(
  { root, scratch, runs, ...store }: StoreParts,
  file: string,
): ArchiveReader {
  let run: RunRecord | undefined;
  let keys = new Set<Digest>();
  const records = new Map<Digest, string>();
  const objects = new Map<Digest, string>();
  const expected = new Map<Digest, number>();
  const refuse = (what: string) => new ArchiveError(`${file} ${what}; nothing was imported.`);
  const inStore = (path: string) => relative(root, path).split(sep).join('/');
  const isForeign = (entry: ReadEntry) => refuse(`has an entry that is no part of the run: "${entry.path}"`);

  const changed = (entry: ReadEntry) => refuse(`is damaged: its entry ${entry.path} has changed`);
  const known = <T>(entry: ReadEntry, record: T | 'damaged' | 'unknown'): T => {
    if (record === 'damaged') throw changed(entry);
    if (record !== 'unknown') return record;
    throw refuse(`is of a version of snpress that this one does not know (its entry ${entry.path})`);
  };

  const readText = async (entry: ReadEntry): Promise<string> => {
    if (entry.size > longestRecord) throw refuse(`is damaged: its entry ${entry.path} is too large`);
    return (await entry.concat()).toString('utf8');
  };

  const acceptRun = async (entry: ReadEntry) => {
    if (!entry.path.startsWith('runs/')) throw refuse('is no archive of a run: it does not begin with one');
    const read = known(entry, decodeRun(await readText(entry)));
    if (entry.path !== inStore(runs.path(read))) throw isForeign(entry);
    run = read;
    keys = new Set(Object.values(read.stages));
  };

  const acceptRecord = async (entry: ReadEntry, key: Digest) => {
    if (!keys.has(key) || records.has(key) || entry.path !== inStore(store.records.path(key)))
      throw isForeign(entry);
    const text = await readText(entry);
    const record = known(entry, decodeRecord(text));
    if (record.key !== key || !isKeyOf(key, record.preimage)) throw changed(entry);
    for (const { digest, bytes } of Object.values(record.outputs)) expected.set(digest, bytes);
    const path = scratch.file();
    await writeFile(path, text);
    records.set(key, path);
  };

  const acceptObject = async (entry: ReadEntry, digest: Digest) => {
    if (!expected.has(digest) || objects.has(digest) || entry.path !== inStore(store.objects.path(digest)))
      throw isForeign(entry);
    const path = scratch.file();
    if (entry.size !== expected.get(digest) || (await save(entry, path)) !== digest) throw changed(entry);
    objects.set(digest, path);
  };

  return {
    async accept(entry) {
      if (entry.type !== 'File') throw isForeign(entry);
      if (run === undefined) return acceptRun(entry);
      const key = /^records\/..\/([0-9a-f]{64})\.json$/.exec(entry.path)?.[1];
      if (key !== undefined) return acceptRecord(entry, key);
      const digest = /^objects\/..\/([0-9a-f]{64})$/.exec(entry.path)?.[1];
      if (digest !== undefined) return acceptObject(entry, digest);
      throw isForeign(entry);
    },
    finish() {
      if (run === undefined) throw refuse('is no archive of a run: it is empty');
      const missing = keys.size - records.size + (expected.size - objects.size);
      if (missing > 0) throw refuse(`is not whole: ${missing} of its records and objects are missing`);
      return { run, records, objects };
    },
  };
}

/** Writes an entry to a file and returns its digest. */
async function save(entry: ReadEntry, path: string): Promise<Digest> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    for await (const chunk of entry) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
