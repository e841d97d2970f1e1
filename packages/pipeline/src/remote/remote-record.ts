import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { digestFile, type Digest } from '../key/digest.js';
import { keyOf } from '../stage/preimage.js';
import { decodeRecord, type StageRecord } from '../store/stage-record.js';
import type { ObjectStorage } from './object-storage.js';

export const recordName = (key: Digest): string => `records/${key.slice(0, 2)}/${key}.json`;
export const objectName = (digest: Digest): string => `objects/${digest.slice(0, 2)}/${digest}`;

/** The record of a key; `damaged` where there is something else under its name. */
export async function readRemoteRecord(
  storage: ObjectStorage,
  key: Digest,
): Promise<StageRecord | 'absent' | 'damaged'> {
  const content = await storage.read(recordName(key));
  if (content === undefined) return 'absent';
  const record = decodeRecord(await text(content));
  return typeof record === 'object' && record.key === key && keyOf(record.preimage) === key
    ? record
    : 'damaged';
}

/**
 * Copies the outputs of a record into a folder.
 *
 * @returns output name → file; undefined where one is missing or is not what its digest says
 */
export async function readRemoteOutputs(
  storage: ObjectStorage,
  { outputs }: StageRecord,
  folder: string,
): Promise<{ readonly [output: string]: string } | undefined> {
  const files: { [output: string]: string } = {};
  for (const [index, [name, { digest }]] of Object.entries(outputs).entries()) {
    const file = join(folder, String(index));
    const content = await storage.read(objectName(digest));
    if (content === undefined) return undefined;
    await pipeline(content, createWriteStream(file));
    if ((await digestFile(file)).digest !== digest) return undefined;
    files[name] = file;
  }
  return files;
}
