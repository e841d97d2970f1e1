import { DataError } from '@snpress/data/errors/data-error';

const hint = 'Copy or download the file again';

/** What is said of BGZF data of which a block is not sound. */
export function damagedBgzf(file: string, offset: number, cause?: unknown): DataError {
  const message = `The BGZF data are damaged at or after byte ${offset}`;
  return new DataError({ code: 'damaged-compression', message, file, hint }, { cause });
}

/** What is said of BGZF data that were cut short. */
export function cutShortBgzf(file: string): DataError {
  const message = 'The BGZF data end too early: the block that ends such a file is not there';
  return new DataError({ code: 'cut-short', message, file, hint });
}
