import type { FileHandle } from 'node:fs/promises';
import { readExactly } from '../files/read-exactly.js';
import type { PgenHeader } from './pgen-header.js';
import { markersPerVariantBlock, partOffset } from './read-record-index.js';

/** The bits of a record type that say how its dosages are stored; none are set where it has none. */
export const dosageBits = 0x60;

/**
 * Whether any record of a `.pgen` file has dosages, by the record types in its header.
 * @throws DataError where the file ends before its header does.
 */
export async function hasDosages(file: FileHandle, path: string, header: PgenHeader): Promise<boolean> {
  if (header.mode !== 'variable-width' || header.typeBits < 8) return false;
  for (let first = 0; first < header.markers; first += markersPerVariantBlock) {
    const types = Buffer.alloc(Math.min(markersPerVariantBlock, header.markers - first));
    await readExactly(file, path, types, partOffset(header, first / markersPerVariantBlock), types.length);
    if (types.some((type) => (type & dosageBits) !== 0)) return true;
  }
  return false;
}
