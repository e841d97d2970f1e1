import { checkInflation } from '@snpress/data/limits/inflation';
import { DataError } from '@snpress/data/errors/data-error';
import { readBytes } from '../files/read-bytes.js';
import { readWholeFile } from '../files/read-whole-file.js';
import { parseRData, parseRds } from './parse-rdata.js';
import type { RValue } from './r-value.js';

const xz = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]);

/**
 * Reads the variables of an RData file: plain, or compressed by gzip or xz.
 * @throws DataError where it is something else, or holds what is not read
 */
export async function readRData(file: string): Promise<Readonly<Record<string, RValue>>> {
  return parsed(file, parseRData);
}

/**
 * Reads the value of an RDS file, likewise.
 * @throws DataError where it is something else, or holds what is not read
 */
export async function readRds(file: string): Promise<RValue> {
  return parsed(file, parseRds);
}

async function parsed<T>(file: string, parse: (bytes: Uint8Array) => T): Promise<T> {
  const bytes = await decompressed(Buffer.from(await readWholeFile(file)), file);
  try {
    return parse(bytes);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(
      error.problems.map((problem) => ({ ...problem, file })),
      { cause: error },
    );
  }
}

async function decompressed(stored: Buffer, file: string): Promise<Uint8Array> {
  if (stored.subarray(0, 3).toString('latin1') === 'BZh')
    throw new DataError({
      file,
      code: 'bzip2',
      message: 'This RData is compressed by bzip2, which is not read',
      hint: 'Save it again with save(…, compress = "gzip")',
    });
  const parts: Uint8Array[] = [];
  let length = 0;
  const chunks: AsyncIterable<Uint8Array> = stored.subarray(0, xz.length).equals(xz)
    ? await unxz(stored)
    : readBytes(file);
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      checkInflation(length, stored.length, file);
      parts.push(chunk);
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      {
        file,
        code: 'damaged',
        message: 'The xz data are damaged or end too early',
        hint: 'Copy or download the file again',
      },
      { cause: error },
    );
  }
  return Buffer.concat(parts);
}

async function unxz(stored: Buffer): Promise<AsyncIterable<Uint8Array>> {
  const { XzReadableStream } = await import('xz-decompress');
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(stored);
      controller.close();
    },
  });
  return new XzReadableStream(source);
}
