import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Digest } from '../key/digest.js';
import { createArchiveReader, type Archive } from './archive-reader.js';
import { readTar } from './read-tar.js';
import type { RunRecord } from './run-record.js';
import { decodeRecord, type StageRecord } from './stage-record.js';
import { asStoreError, StoreError } from './store-error.js';
import { openParts, type StoreParts } from './store-parts.js';

export interface ImportOptions {
  /** Told while the archive is read, in bytes of the file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** What an import has added to the store. */
export interface Imported {
  readonly run: RunRecord;
  /** Records and objects of the run; `new…` of them were not in the store before. */
  readonly records: number;
  readonly newRecords: number;
  readonly objects: number;
  readonly newObjects: number;
}

/**
 * Reads an archive that `exportRun` wrote into a store. Everything is checked before anything is published: seals and
 * digests, that every entry is part of the run and none is missing. Doing it again changes nothing.
 *
 * A seal tells damage, not intent: what is new to the store is marked as imported until `verifyGraph` has run it again.
 *
 * @throws {ArchiveError} when the file is no such archive, or not whole, or has something else in it.
 * @throws {StoreError} when the store cannot be written, or has another run of this name.
 */
export async function importRun(
  directory: string,
  file: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const parts = openParts(directory);
  try {
    const archive = createArchiveReader(parts, file);
    await readTar(file, archive.accept, options.onProgress);
    return await publish(parts, archive.finish());
  } catch (error) {
    throw asStoreError(error, parts.root);
  } finally {
    parts.close();
  }
}

async function publish(parts: StoreParts, { run, ...archive }: Archive): Promise<Imported> {
  const { pins, objects, records, runs } = parts;
  const before = runs.list().find(({ scope, id }) => scope === run.scope && id === run.id);
  if (before !== undefined && JSON.stringify(before.stages) !== JSON.stringify(run.stages))
    throw new StoreError(
      `The store ${parts.root} has another run ${run.scope}/${run.id}, with other stages; nothing was imported.`,
    );
  pins.add(...archive.records.keys(), ...archive.objects.keys());
  let newObjects = 0;
  for (const [digest, file] of archive.objects) {
    if ((await objects.damage(digest, statSync(file).size)) === undefined) continue;
    await objects.add(file);
    newObjects++;
  }
  let newRecords = 0;
  for (const [key, file] of archive.records) {
    if (await isWhole(parts, key)) continue;
    await records.add({ ...(decodeRecord(await readFile(file, 'utf8')) as StageRecord), imported: true });
    newRecords++;
  }
  if (before === undefined) await runs.add({ ...run, imported: true });
  return { run, records: archive.records.size, newRecords, objects: archive.objects.size, newObjects };
}

/** Whether the store has a result of its own for a key. It may be another than that of the archive, and is kept. */
async function isWhole({ records, objects }: StoreParts, key: Digest): Promise<boolean> {
  const record = records.read(key);
  if (typeof record === 'string') return false;
  for (const { digest, bytes } of Object.values(record.outputs))
    if ((await objects.damage(digest, bytes)) !== undefined) return false;
  return true;
}
