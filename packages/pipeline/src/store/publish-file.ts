import { mkdirSync } from 'node:fs';
import { chmod, open, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Scratch } from './scratch.js';
import { errorCode } from './store-error.js';

/** Moves a finished file to its place, read-only, so that after a power cut it is there either whole or not at all. */
export async function publishFile(draft: string, place: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  await chmod(draft, 0o444);
  await flush(draft);
  await moveInto(draft, place);
  await flushFolder(dirname(place));
}

/** On NFS the answer to a rename that was done may get lost, and asking again finds no draft any more. */
async function moveInto(draft: string, place: string): Promise<void> {
  const { ino } = await stat(draft);
  try {
    await rename(draft, place);
  } catch (error) {
    const found = errorCode(error) === 'ENOENT' ? await stat(place).catch(() => undefined) : undefined;
    if (found?.ino !== ino) throw error;
  }
}

/** The same with a text. */
export async function publishText(text: string, place: string, scratch: Scratch): Promise<void> {
  const draft = scratch.file();
  await writeFile(draft, text);
  await publishFile(draft, place);
}

/** Has what was written to a file reach its disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Some network file systems know no flush of a folder: a rename is durable there when it is answered. */
async function flushFolder(path: string): Promise<void> {
  try {
    await flush(path);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EPERM', 'EBADF'].includes(errorCode(error) ?? ''))
      throw error;
  }
}
