import { DataError } from '@snpress/data/errors/data-error';

/** What is said of a file that ends before bytes that belong to it. */
export function endsEarly(file: string, at: number, missing: number): DataError {
  return new DataError({
    message: `This file ends at byte ${at}, but ${missing} more bytes belong there`,
    file,
    hint: 'Copy or write it again',
  });
}
