import { RecordError } from '../files/byte-cursor.js';

/** How the probabilities of a marker are compressed. */
export type BgenCompression = 'none' | 'zlib' | 'zstd';

/** What a BGEN file says of itself. */
export interface BgenHeader {
  /** Where the first marker begins, in bytes. */
  readonly firstVariant: number;
  /** Where the sample ids begin, in bytes; undefined where there are none. */
  readonly sampleBlock: number | undefined;
  readonly markers: number;
  readonly samples: number;
  readonly compression: BgenCompression;
}

/** So long is what all headers begin with. */
export const bgenHeaderStart = 20;

const magics = ['bgen', '\0\0\0\0'];
const compressions = ['none', 'zlib', 'zstd'] as const;

/** How many bytes the header has, of which the last four are the flags. @param start the first 20 bytes of the file */
export function bgenHeaderLength(start: Buffer): number {
  if (!magics.includes(start.toString('latin1', 16, 20)))
    throw new RecordError('it does not say "bgen" at byte 16');
  const length = start.readUInt32LE(4);
  if (length < bgenHeaderStart || start.readUInt32LE(0) < length)
    throw new RecordError('the lengths in it cannot be');
  return length;
}

/**
 * Reads the header of a BGEN file.
 * Format: https://www.well.ox.ac.uk/~gav/bgen_format/spec/latest.html
 * @param start the first 20 bytes of the file
 * @param flags the four bytes that the header ends with
 * @throws RecordError where it is of no layout that is read
 */
export function parseBgenHeader(start: Buffer, flags: number): BgenHeader {
  const length = bgenHeaderLength(start);
  const layout = (flags >>> 2) & 15;
  const compression = compressions[flags & 3];
  if (layout !== 2) throw new RecordError(`its layout is ${layout}, as BGEN 1.1 and older have it`);
  if (compression === undefined) throw new RecordError('its compression is none that is defined');
  return {
    firstVariant: 4 + start.readUInt32LE(0),
    sampleBlock: flags >>> 31 === 1 ? 4 + length : undefined,
    markers: start.readUInt32LE(8),
    samples: start.readUInt32LE(12),
    compression,
  };
}
