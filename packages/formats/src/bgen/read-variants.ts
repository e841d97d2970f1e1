import type { FileHandle } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';
import { RecordError } from '../files/byte-cursor.js';
import { byteWindow, type ByteWindow } from '../files/byte-window.js';
import { inflateBlock } from './inflate-block.js';
import type { BgenHeader } from './parse-header.js';
import { numbersPerSample, parseProbabilities, type Probabilities } from './parse-probabilities.js';
import { parseVariant, type BgenVariant } from './parse-variant.js';
import { packedLength } from './unpack-numbers.js';

/** A marker of a BGEN file. */
export interface BgenMarker extends BgenVariant {
  /** Reads and decompresses what is stored. @throws DataError where it is damaged. */
  probabilities(): Promise<Probabilities>;
  /** The error that says what is wrong with the marker. */
  fault(message: string, hint?: string): DataError;
  /** The same of a RecordError; any other error as it is. */
  explain(error: unknown): unknown;
}

const again = 'Copy the file again, or write it again with plink2 --export bgen-1.2';
const shortestPeek = 1 << 12;
/** So long is what a file says of a marker, and what it stores of it, at most. */
const [longestVariant, longestBlock] = [1 << 24, 1 << 28];

/**
 * The markers of a BGEN file, one after the other. Probabilities are to be taken before the next marker is.
 * @throws DataError where the file ends too early or too late, or lengths in it cannot be
 */
export async function* readVariants(
  file: FileHandle,
  path: string,
  { firstVariant, markers, samples, compression }: BgenHeader,
): AsyncGenerator<BgenMarker, void, undefined> {
  const { size } = await file.stat();
  const window = byteWindow(file, firstVariant);
  for (let number = 1; number <= markers; number++) {
    const from = window.at;
    const variant = await readVariant(window, path, compression, `marker ${number} of ${markers}`);
    const { id, chromosome, position, alleles, headerLength, storedLength, length } = variant;
    const fault = (message: string, hint = again): DataError =>
      new DataError({
        message: `Marker ${number} (${id} at ${chromosome}:${position}), at byte ${from}, cannot be read: ${message}`,
        file: path,
        hint,
      });
    const explain = (error: unknown): unknown =>
      error instanceof RecordError ? fault(error.message) : error;
    window.skip(headerLength);
    if (storedLength < 0) throw fault('its length cannot be');
    if (window.at + storedLength > size) throw fault('the file ends within it');
    const needed = 10 + samples + packedLength(samples * numbersPerSample(alleles.length, 2, false), 32);
    yield {
      ...variant,
      fault,
      explain,
      async probabilities() {
        if (Math.max(length, storedLength) > longestBlock || length > needed) {
          throw fault(
            `it has ${length} bytes of probabilities, ${storedLength} as they are stored, which is too much`,
          );
        }
        const stored = await window.peek(storedLength);
        try {
          return parseProbabilities(inflateBlock(stored, compression, length), samples, alleles.length);
        } catch (error) {
          throw explain(error);
        }
      },
    };
    window.skip(storedLength);
  }
  if (window.at === size) return;
  throw new DataError({
    message: `This file goes on at byte ${window.at}, after the ${markers} markers that its header says it has`,
    file: path,
    hint: again,
  });
}

/** Looks as far ahead as what is said of the next marker goes. */
async function readVariant(
  window: ByteWindow,
  path: string,
  compression: BgenHeader['compression'],
  what: string,
): Promise<BgenVariant> {
  for (let length = shortestPeek; ; length *= 16) {
    const bytes = await window.peek(length);
    try {
      return parseVariant(bytes, compression);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const isCut = bytes.length < length;
      if (!isCut && length < longestVariant) continue;
      throw new DataError(
        {
          message: isCut
            ? `This file ends within ${what}, which begins at byte ${window.at}`
            : `The ids and alleles of ${what}, from byte ${window.at} on, take more than ${length} bytes`,
          file: path,
          hint: again,
        },
        { cause: error },
      );
    }
  }
}
