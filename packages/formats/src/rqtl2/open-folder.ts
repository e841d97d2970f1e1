import { dirname } from 'node:path';
import { pathInside } from '../files/path-inside.js';
import { readBytes } from '../files/read-bytes.js';
import type { CrossFiles } from './cross-files.js';
import { readText } from './read-text.js';

/** The files of a cross whose control file is in a folder. @throws DataError where it cannot be read */
export async function openFolder(path: string): Promise<CrossFiles> {
  return {
    control: { file: path, text: await readText(readBytes(path), path) },
    named(name) {
      const file = pathInside(dirname(path), name);
      return { file, chunks: () => readBytes(file) };
    },
    close: () => Promise.resolve(),
  };
}
