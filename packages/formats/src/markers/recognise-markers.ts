import { access } from 'node:fs/promises';
import { readBytes } from '../files/read-bytes.js';
import type { MarkerFormat } from './marker-formats.js';
import { markerReaders } from './marker-readers.js';

/**
 * The genotype format of a path, recognised by the content of its file and by its name; `undefined` where it is none
 * of `markerFormats`.
 * @throws DataError where the file is there but cannot be read.
 */
export async function recogniseMarkers(path: string): Promise<MarkerFormat | undefined> {
  const head = await firstBytes(path);
  return Object.values(markerReaders).find((reader) => reader.recognises(path, head))?.format;
}

async function firstBytes(path: string): Promise<Buffer> {
  // The prefix of a set of files is no file itself.
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) for await (const head of readBytes(path)) return head;
  return Buffer.alloc(0);
}
