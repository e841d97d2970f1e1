import { open } from 'node:fs/promises';
import { explainFileError } from '../files/explain-file-error.js';
import type { CrossFiles } from './cross-files.js';
import { isArchive } from './is-archive.js';
import { openArchive } from './open-archive.js';
import { openFolder } from './open-folder.js';

/** The files of a cross: those beside a control file, or those in a ZIP archive. @throws DataError where none can be read */
export async function openCross(path: string): Promise<CrossFiles> {
  return (await beginsAsArchive(path)) ? openArchive(path) : openFolder(path);
}

async function beginsAsArchive(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return isArchive(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explainFileError(path, error);
  }
}
