import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ReadEntry } from 'tar';
import type { Digest } from '../key/digest.js';
import { keyOf } from '../stage/preimage.js';
import { ArchiveError } from './archive-error.js';
import type { RunRecord } from './run-record.js';
import { decodeRun } from './runs.js';
import { decodeRecord, type StageRecord } from './stage-record.js';
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

  const readText = async (entry: ReadEntry): Promise<string> => {
    if (entry.size > longestRecord) throw refuse(`is damaged: its entry ${entry.path} is too large`);
    return (await entry.concat()).toString('utf8');
  };

  const acceptRun = async (entry: ReadEntry) => {
    if (!entry.path.startsWith('runs/')) throw refuse('is no archive of a run: it does not begin with one');
    const read = decodeRun(await readText(entry));
    if (read === undefined || !isRunRecord(read))
      throw refuse(`is damaged: its entry ${entry.path} has changed`);
    if (entry.path !== inStore(runs.path(read))) throw isForeign(entry);
    run = read;
    keys = new Set(Object.values(read.stages));
  };

  const acceptRecord = async (entry: ReadEntry, key: Digest) => {
    if (!keys.has(key) || records.has(key) || entry.path !== inStore(store.records.path(key)))
      throw isForeign(entry);
    const text = await readText(entry);
    const record = decodeRecord(text);
    if (
      record === undefined ||
      !isStageRecord(record) ||
      record.key !== key ||
      keyOf(record.preimage) !== key
    )
      throw refuse(`is damaged: its entry ${entry.path} has changed`);
    for (const { digest, bytes } of Object.values(record.outputs)) expected.set(digest, bytes);
    const path = scratch.file();
    await writeFile(path, text);
    records.set(key, path);
  };

  const acceptObject = async (entry: ReadEntry, digest: Digest) => {
    if (!expected.has(digest) || objects.has(digest) || entry.path !== inStore(store.objects.path(digest)))
      throw isForeign(entry);
    const path = scratch.file();
    if (entry.size !== expected.get(digest) || (await save(entry, path)) !== digest)
      throw refuse(`is damaged: its entry ${entry.path} has changed`);
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

const isDigest = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

function isRunRecord({ scope, id, finishedAt, stages }: Partial<Record<keyof RunRecord, unknown>>): boolean {
  return (
    [scope, id, finishedAt].every((text) => typeof text === 'string') &&
    isPlain(stages) &&
    Object.values(stages).every(isDigest)
  );
}

function isStageRecord(value: Partial<Record<keyof StageRecord, unknown>>): boolean {
  const { preimage, outputs, stage, seconds, warnings } = value;
  return (
    typeof stage === 'string' &&
    typeof seconds === 'number' &&
    Array.isArray(warnings) &&
    isPlain(preimage) &&
    isPlain(preimage.code) &&
    isPlain(preimage.inputs) &&
    Array.isArray(preimage.outputs) &&
    isPlain(outputs) &&
    Object.values(outputs).every(
      (output) => isPlain(output) && isDigest(output.digest) && Number.isInteger(output.bytes),
    )
  );
}

function isPlain(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
