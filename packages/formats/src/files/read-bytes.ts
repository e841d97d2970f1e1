import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { checkInflation } from '@snpress/data/limits/inflation';
import { explainFileError } from './explain-file-error.js';
import type { ReadingOptions } from './reading-options.js';
import { isBgzf } from './is-bgzf.js';
import { readBgzf } from './read-bgzf.js';

const chunkSize = 1 << 20;
/** Of gzip data so much is inflated at once, and known to be sound when the next is damaged. */
const gzipChunkSize = 1 << 16;

/** How the content of a file is read. */
interface ReadBytesOptions extends ReadingOptions {
  /** Whether what reads it holds little of it, so that it may become as large as it likes. */
  readonly isUnbounded?: boolean;
}

/**
 * Streams the content of a file. A file that begins as gzip does, whatever its name, is decompressed, all its
 * members, and up to 200 times as large as it is (`checkInflation`).
 * @throws DataError where the file cannot be read or its gzip data are damaged or cut short.
 */
export async function* readBytes(
  path: string,
  { signal, onProgress, isUnbounded = false }: ReadBytesOptions = {},
): AsyncGenerator<Buffer, void, undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      /** Says how far the reading is, and hands the bytes on. */
      const watched = async function* (chunks: AsyncIterable<Buffer>, at: () => number) {
        let length = 0;
        for await (const bytes of chunks) {
          signal?.throwIfAborted();
          length += bytes.length;
          if (!isUnbounded && length > size) checkInflation(length, size, path);
          onProgress?.(Math.min(1, at() / size));
          yield bytes;
        }
        onProgress?.(1);
      };
      signal?.throwIfAborted();
      const { buffer: head } = await file.read(Buffer.alloc(18), 0, 18, 0);
      if (isBgzf(head)) {
        let done = 0;
        yield* watched(
          readBgzf(file, path, undefined, (offset) => (done = offset)),
          () => done,
        );
        return;
      }
      const isGzip = head.readUInt16BE() === 0x1f8b;
      const highWaterMark = isGzip ? gzipChunkSize : chunkSize;
      const stored = file.createReadStream({ start: 0, highWaterMark, autoClose: false });
      yield* watched(isGzip ? gunzip(stored, path) : stored, () => stored.bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explainFileError(path, error);
  }
}

async function* gunzip(stored: Readable, path: string): AsyncGenerator<Buffer, void, undefined> {
  const unzip = createGunzip({ chunkSize });
  try {
    // The pipeline hands an error on to its last stream, where whoever reads meets it.
    yield* pipeline(stored, unzip, () => undefined);
  } catch (error) {
    throw explainFileError(path, error, unzip.bytesWritten);
  }
}
