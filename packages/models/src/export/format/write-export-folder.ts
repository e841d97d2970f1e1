import { notWritten } from '@snpress/formats/files/not-written';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Makes a new folder whose files are there all together or not at all; `write` fills a temporary neighbour. */
export async function writeExportFolder(
  folder: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${folder}.${randomUUID()}.tmp`;
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    await mkdir(temporary);
    await write(temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw notWritten(folder, error);
  }
}
