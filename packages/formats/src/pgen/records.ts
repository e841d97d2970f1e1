import type { FileHandle } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';
import { readExactly } from '../files/read-exactly.js';
import type { MarkerValues } from '@snpress/data';
import { twoBitDecoder } from '../genotypes/two-bit-decoder.js';
import { RecordError } from '../files/byte-cursor.js';
import type { PgenHeader } from './pgen-header.js';
import { markersPerVariantBlock, readRecordIndex, type RecordIndex } from './read-record-index.js';
import { recordDecoder, type RecordDecoder } from './record-decoder.js';

/** A `.pgen` file whose records are decoded. */
export interface RecordSource {
  readonly file: FileHandle;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly samples: number;
  readonly ploidy: 1 | 2 | undefined;
}

/** Markers of a `.pgen` file. */
interface DecodedMarkers {
  /** Feature-major. */
  readonly values: MarkerValues;
  /** How many calls were made missing because they are heterozygous in haploid data. */
  readonly lost: number;
}

/** The records of a `.pgen` file, one per marker. */
export interface Records {
  readonly markers: number;
  /**
   * Decodes the next `count` markers, from `first` on.
   * @throws DataError where the file is damaged
   */
  decode(first: number, count: number): Promise<DecodedMarkers>;
}

/** Records of two bits per sample, in PLINK 1's code or in that of PLINK 2. */
export function fixedRecords(
  { file, path, size, samples, ploidy }: RecordSource,
  header: PgenHeader & { readonly mode: 'plink-1' | 'fixed-width' },
): Records {
  const stride = Math.ceil(samples / 4);
  const isPlink1 = header.mode === 'plink-1';
  const decoder = twoBitDecoder(isPlink1 ? [2, NaN, 1, 0] : [0, 1, 2, NaN], ploidy);
  const markers = isPlink1 ? Math.floor((size - header.firstRecord) / stride) : header.markers;
  return {
    markers,
    async decode(first, count) {
      const bytes = new Uint8Array(count * stride);
      await readExactly(file, path, bytes, header.firstRecord + first * stride, bytes.length);
      const calls = new Int8Array(count * samples);
      let lost = 0;
      for (let marker = 0; marker < count; marker++) {
        lost += decoder.decode(bytes, marker * stride, samples, calls, marker * samples);
      }
      return { values: calls, lost };
    },
  };
}

/** Compressed records of types and lengths of their own: dosages where any of them has some, else hard calls. */
export function variableRecords(
  { file, path, size, samples, ploidy }: RecordSource,
  header: PgenHeader & { readonly mode: 'variable-width' },
  isDosed: boolean,
): Records {
  const calls = twoBitDecoder([0, 1, 2, NaN], ploidy);
  let decoder: RecordDecoder;
  let index: RecordIndex;

  /** Decodes markers `from` … `to - 1` of a variant block, which begins with marker `start` of the file. */
  const decodePart = async (
    start: number,
    from: number,
    to: number,
    values: MarkerValues,
  ): Promise<number> => {
    const origin = index.offsets[from]!;
    const bytes = new Uint8Array(index.offsets[to]! - origin);
    await readExactly(file, path, bytes, origin, bytes.length);
    let lost = 0;
    for (let marker = from; marker < to; marker++) {
      const [begin, end] = [index.offsets[marker]! - origin, index.offsets[marker + 1]! - origin];
      try {
        lost += decoder.decode(bytes, begin, end, index.types[marker]!, values, (marker - from) * samples);
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        throw new DataError(
          {
            message: `The record of marker ${start + marker + 1}, at byte ${origin + begin}, cannot be decoded: ${error.message}`,
            file: path,
            hint: 'Copy the file again, or write it again with plink2 --make-pgen',
          },
          { cause: error },
        );
      }
    }
    return lost;
  };

  return {
    markers: header.markers,
    async decode(first, count) {
      const values = new (isDosed ? Float32Array : Int8Array)(count * samples);
      let lost = 0;
      for (let marker = first; marker < first + count;) {
        const block = Math.floor(marker / markersPerVariantBlock);
        const start = block * markersPerVariantBlock;
        if (marker === start) {
          index = await readRecordIndex(file, path, header, block, size);
          decoder = recordDecoder(samples, ploidy, calls);
        }
        const to = Math.min(first + count, start + markersPerVariantBlock);
        const part = values.subarray((marker - first) * samples, (to - first) * samples);
        lost += await decodePart(start, marker - start, to - start, part);
        marker = to;
      }
      return { values, lost };
    },
  };
}
