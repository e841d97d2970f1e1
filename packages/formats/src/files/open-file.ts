import { open, type FileHandle } from 'node:fs/promises';
import { explainFileError } from './explain-file-error.js';

/** Opens a file for reading. @throws DataError where it cannot be. */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw explainFileError(path, error);
  }
}
