import { byteCursor } from '../files/byte-cursor.js';
import type { BgenCompression } from './parse-header.js';

/** What a BGEN file says of a marker before its probabilities. */
export interface BgenVariant {
  readonly chromosome: string;
  readonly position: number;
  /** Its rsid, else the other id that it has, else `.`. */
  readonly id: string;
  readonly alleles: readonly string[];
  /** Bytes of all this. */
  readonly headerLength: number;
  /** Bytes of the probabilities that follow, as they are stored. */
  readonly storedLength: number;
  /** Bytes of the probabilities, decompressed. */
  readonly length: number;
}

/** @throws RecordError where the bytes end before what is said of the marker does */
export function parseVariant(bytes: Buffer, compression: BgenCompression): BgenVariant {
  const cursor = byteCursor(bytes, 0, bytes.length);
  const text = (width: number): string => cursor.text(cursor.number(width));
  const [otherId, rsid, chromosome] = [text(2), text(2), text(2)];
  const position = cursor.number(4);
  const alleles = Array.from({ length: cursor.number(2) }, () => text(4));
  const blockLength = cursor.number(4);
  const length = compression === 'none' ? blockLength : cursor.number(4);
  return {
    chromosome,
    position,
    id: [rsid, otherId].find((id) => id !== '' && id !== '.') ?? '.',
    alleles,
    headerLength: bytes.length - cursor.left(),
    storedLength: compression === 'none' ? blockLength : blockLength - 4,
    length,
  };
}
