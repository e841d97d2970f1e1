import { DataError } from '../errors/data-error.js';
import { limit } from './limit.js';

/** How many times as large as it is stored something may become, where that is more than `always`. */
const inflation = limit('SNPRESS_INFLATION', 200);
/** So many bytes it may become in any case. */
const always = 2 ** 26;

/** How many bytes what is stored in so many may become. */
export function mostInflated(stored: number): number {
  return Math.max(always, inflation.most * stored);
}

/**
 * Checks how large something becomes that is stored in a few bytes: a small file may ask for any memory there is.
 * @param bytes that it has, decompressed or decoded
 * @param stored bytes that it is stored in
 * @throws DataError where that is more than 64 MB and more than `SNPRESS_INFLATION` (200) times as much.
 */
export function checkInflation(bytes: number, stored: number, file: string | undefined): void {
  if (bytes <= mostInflated(stored)) return;
  throw new DataError({
    code: 'inflated',
    message: `This becomes more than ${inflation.most} times as large as it is stored (${stored} bytes)`,
    file,
    hint: `If you trust the file, put a larger number into the environment variable ${inflation.variable}`,
  });
}
