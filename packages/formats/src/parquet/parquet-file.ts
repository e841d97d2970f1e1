import { parquetMetadataAsync, type FileMetaData } from 'hyparquet';
import { DataError } from '@snpress/data/errors/data-error';
import { openFile } from '../files/open-file.js';
import type { ReadingOptions } from '../files/reading-options.js';
import { readExactly } from '../files/read-exactly.js';

/** An open Parquet file. */
export interface ParquetFile {
  readonly path: string;
  readonly metadata: FileMetaData;
  readonly size: number;
  /** The byte at which the metadata begin. */
  readonly footer: number;
  /** @throws DataError where the file is shorter. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
}

const magic = 'PAR1';
const encrypted = 'PARE';
/** The length of the metadata, then the magic. */
const trailer = 8;

/**
 * Opens a Parquet file, hands it out and closes it.
 * @throws DataError where it cannot be read or is none.
 */
export async function useParquetFile<T>(
  { path, signal, onProgress }: ReadingOptions & { readonly path: string },
  use: (file: ParquetFile) => Promise<T>,
): Promise<T> {
  const handle = await openFile(path);
  try {
    const { size } = await handle.stat();
    let done = 0;
    const read = async (offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> => {
      if (offset < 0 || length < 0 || offset + length > size) {
        throw new DataError({
          message: `This Parquet file has ${size} bytes, but names ${length} from byte ${offset} on as its own`,
          file: path,
          hint: 'Copy or write it again',
        });
      }
      signal?.throwIfAborted();
      const bytes = new Uint8Array(length);
      await readExactly(handle, path, bytes, offset, length);
      done += length;
      onProgress?.(Math.min(1, done / size));
      return bytes;
    };
    await checkEnds(path, size, read);
    const metadata = await parquetMetadataAsync(
      { byteLength: size, slice: async (start, end = size) => (await read(start, end - start)).buffer },
      { geoparquet: false },
    ).catch((error: unknown) => {
      throw error instanceof DataError
        ? error
        : undecodable(path, `The metadata before byte ${size - trailer}`, error);
    });
    return await use({ path, metadata, size, footer: size - trailer - metadata.metadata_length, read });
  } finally {
    await handle.close();
  }
}

/** What the library says of a damaged part of a file, in our words. */
export function undecodable(file: string, part: string, error: unknown): DataError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DataError(
    {
      message: `${part} of this Parquet file cannot be decoded (${reason})`,
      file,
      hint: 'Copy or write it again',
    },
    { cause: error },
  );
}

async function checkEnds(
  file: string,
  size: number,
  read: (offset: number, length: number) => Promise<Uint8Array>,
): Promise<void> {
  const text = async (offset: number): Promise<string> =>
    size < 12 ? '' : Buffer.from(await read(offset, magic.length)).toString('latin1');
  const [first, last] = [await text(0), await text(size - magic.length)];
  if (first === magic && last === magic) return;
  throw new DataError(
    first === encrypted || last === encrypted
      ? { message: 'This Parquet file is encrypted', file, hint: 'Write it without encryption' }
      : first === magic
        ? {
            message: `This Parquet file is cut short: its ${size} bytes do not end with PAR1`,
            file,
            hint: 'Copy or write it again',
          }
        : {
            message: 'This is not a Parquet file: it does not begin with PAR1',
            file,
            hint: 'Leave `format` out to have the format recognised, and decompress it where it is compressed as a whole',
          },
  );
}
