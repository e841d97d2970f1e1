import { endsEarly } from '../files/ends-early.js';
import type { ByteFile, FileContent } from '../files/file-content.js';
import { readBlob } from './read-blob.js';

/** A text that is a Blob, plain or gzip-compressed. */
export function textInBlob(blob: Blob, name: string): FileContent {
  return { name, bytes: (options) => readBlob(blob, name, options) };
}

/** A Blob any stretch of which is read, as it is stored. */
export function bytesInBlob(blob: Blob, name: string): ByteFile {
  return {
    name,
    open: () =>
      Promise.resolve({
        size: blob.size,
        async read(into, offset, length) {
          const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
          if (bytes.length < length) throw endsEarly(name, offset + bytes.length, length - bytes.length);
          into.set(bytes);
        },
        close: () => Promise.resolve(),
      }),
  };
}
