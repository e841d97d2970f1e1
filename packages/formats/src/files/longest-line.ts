import { DataError } from '@snpress/data/errors/data-error';
import { limit } from '@snpress/data/limits/limit';

const limitOfLines = limit('SNPRESS_LONGEST_LINE', 2 ** 26);

/**
 * Bytes of the longest line that is read, 64 MB unless the environment variable `SNPRESS_LONGEST_LINE` says more. A small compressed
 * file may hold a line that no memory does.
 */
export const longestLine = limitOfLines.most;

/** What is said of a longer one. */
export function endlessLine(file: string, line?: number): DataError {
  return new DataError({
    code: 'line-too-long',
    message: `This line does not end within ${longestLine} bytes`,
    file,
    line,
    hint: `Check that this is a text file with line ends; if its lines are that long, put as many bytes into the environment variable ${limitOfLines.variable}`,
  });
}
