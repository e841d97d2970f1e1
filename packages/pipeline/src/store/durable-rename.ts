import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Moves a finished file to its place so that after a power cut it is there either whole or not at all. */
export async function durableRename(from: string, to: string): Promise<void> {
  await flush(from);
  await rename(from, to);
  await flush(dirname(to));
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
