import { unzstd } from './unzstd.js';
import type { ByteFile, FileContent } from './file-content.js';
import { openFile } from './open-file.js';
import { readBytes } from './read-bytes.js';
import { readExactly } from './read-exactly.js';

/** A text on disk, plain or compressed (gzip, Zstandard). */
export function textOnDisk(path: string): FileContent {
  return { name: path, bytes: (options) => unzstd(readBytes(path, options), path) };
}

/** A file on disk any stretch of which is read, as it is stored. */
export function bytesOnDisk(path: string): ByteFile {
  return {
    name: path,
    async open() {
      const file = await openFile(path);
      const { size } = await file.stat();
      return {
        size,
        read: (into, offset, length) => readExactly(file, path, into, offset, length),
        close: () => file.close(),
      };
    },
  };
}
