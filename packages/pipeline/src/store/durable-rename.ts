import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './store-error.js';

/** Moves a finished file to its place so that after a power cut it is there either whole or not at all. */
export async function durableRename(from: string, to: string): Promise<void> {
  await flush(from);
  await rename(from, to);
  await flushFolder(dirname(to));
}

async function flush(path: string): Promise<void> {
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
