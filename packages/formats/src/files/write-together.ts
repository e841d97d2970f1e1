import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';
import { notWritten } from './not-written.js';
import { writeBehind } from './write-behind.js';
import { watched } from './watched.js';
import type { WritingOptions } from './writing-options.js';

/** A file to be written. */
export interface PlannedFile {
  readonly path: string;
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * Writes files that belong together, all or none: to temporary neighbours, then flushed and renamed, the last one last and,
 * where there are files of these names, after its predecessor went first: whoever finds the last file finds its set. What was
 * there is put back where anything fails. Missing folders are made.
 */
export async function writeTogether(
  files: readonly PlannedFile[],
  { signal, onProgress }: WritingOptions = {},
): Promise<void> {
  const mark = randomUUID();
  const temporary = ({ path }: PlannedFile): string => `${path}.${mark}.tmp`;
  const former = ({ path }: PlannedFile): string => `${path}.${mark}.old`;
  const moved: PlannedFile[] = [];
  const placed: PlannedFile[] = [];
  let before = 0;
  try {
    for (const file of files) {
      await refuseFolder(file.path);
      await mkdir(dirname(file.path), { recursive: true });
      let inFile = 0;
      const content = watched(file.content, {
        signal,
        onProgress: (bytes) => onProgress?.(before + (inFile = bytes)),
      });
      await writeFlushed(temporary(file), content);
      before += inFile;
    }
    for (const file of files.toReversed()) {
      if (await moveIfThere(file.path, former(file))) moved.push(file);
    }
    for (const file of files) {
      await rename(temporary(file), file.path);
      placed.push(file);
    }
  } catch (error) {
    for (const file of placed) await rm(file.path, { force: true });
    for (const file of moved.toReversed()) await rename(former(file), file.path);
    for (const file of files) await rm(temporary(file), { force: true });
    throw notWritten(files.at(-1)!.path, error);
  }
  for (const file of moved) await rm(former(file), { force: true });
}

async function writeFlushed(path: string, content: PlannedFile['content']): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await writeBehind(file, content);
  } finally {
    await file.close();
  }
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return;
  throw new DataError({ message: 'This is a folder, not a file', file: path, hint: 'Name a file in it' });
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  await refuseFolder(from);
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
