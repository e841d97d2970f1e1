import type { FileHandle } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';
import { readExactly } from '../files/read-exactly.js';
import type { PgenHeader } from './pgen-header.js';

/** Markers share the parts of the header, and the chains of their records, in blocks of so many. */
export const markersPerVariantBlock = 2 ** 16;

/** Where the records of a variant block are, and of which types. */
export interface RecordIndex {
  readonly types: Uint8Array;
  /** Offsets of the records in the file, and of the end of the last one. */
  readonly offsets: Float64Array;
}

type VariableWidth = PgenHeader & { readonly mode: 'variable-width' };

/** Where the header begins to speak of a variant block: of the types of its records. */
export function partOffset(header: VariableWidth, block: number): number {
  const blocks = Math.ceil(header.markers / markersPerVariantBlock);
  return 12 + 8 * blocks + block * partLength(header, markersPerVariantBlock);
}

/** Bytes before the first record of a variable-width `.pgen` file. */
export function headerLength(header: VariableWidth): number {
  const blocks = Math.ceil(header.markers / markersPerVariantBlock);
  const inLast = header.markers - (blocks - 1) * markersPerVariantBlock;
  return (
    12 + 8 * blocks + (blocks - 1) * partLength(header, markersPerVariantBlock) + partLength(header, inLast)
  );
}

/** Bytes of the part of the header that speaks of `count` markers of a variant block. */
function partLength(
  { typeBits, lengthBytes, alleleBytes, hasReferenceFlags }: VariableWidth,
  count: number,
): number {
  const flags = hasReferenceFlags ? Math.ceil(count / 8) : 0;
  return Math.ceil((count * typeBits) / 8) + count * (lengthBytes + alleleBytes) + flags;
}

/**
 * Reads what the header of a variable-width `.pgen` file says of a variant block.
 * @param size of the file, in bytes
 * @throws DataError where the file is cut short, or records would lie outside it.
 */
export async function readRecordIndex(
  file: FileHandle,
  path: string,
  header: VariableWidth,
  block: number,
  size: number,
): Promise<RecordIndex> {
  const { markers, typeBits, lengthBytes } = header;
  const count = Math.min(markersPerVariantBlock, markers - block * markersPerVariantBlock);
  const start = Buffer.alloc(8);
  await readExactly(file, path, start, 12 + 8 * block, 8);

  const typesLength = Math.ceil((count * typeBits) / 8);
  const part = Buffer.alloc(typesLength + count * lengthBytes);
  const place = partOffset(header, block);
  await readExactly(file, path, part, place, part.length);

  const types = new Uint8Array(count);
  const offsets = new Float64Array(count + 1);
  offsets[0] = Number(start.readBigUInt64LE());
  for (let marker = 0; marker < count; marker++) {
    types[marker] = typeBits === 8 ? part[marker]! : (part[marker >> 1]! >> (4 * (marker & 1))) & 15;
    const length = part.readUIntLE(typesLength + marker * lengthBytes, lengthBytes);
    offsets[marker + 1] = offsets[marker]! + length;
  }
  const end = offsets[count]!;
  if (offsets[0] < place + partLength(header, count) || end > size) {
    throw new DataError({
      message: `The records of markers ${block * markersPerVariantBlock + 1} to ${block * markersPerVariantBlock + count} lie at bytes ${offsets[0]} to ${end}, but the file has ${size} bytes`,
      file: path,
      hint: 'It was cut short or damaged: copy it again',
    });
  }
  return { types, offsets };
}
