import type { DataProblem } from '@snpress/data';
import { notUtf8Problem } from '../files/not-utf8-problem.js';
import { columnNumber } from '../text/column-number.js';

/** What is said of a byte of the line that begins at `start`, which is not UTF-8 as VCF has to be. */
export function notUtf8InVcf(
  bytes: Uint8Array,
  start: number,
  at: number,
  line: number | undefined,
): DataProblem {
  return {
    ...notUtf8Problem(bytes, at, { line, column: columnNumber(bytes, start, at) }),
    hint: 'VCF is UTF-8; convert it: iconv -f LATIN1 -t UTF-8, with bgzip -c -d before it and bgzip after it where it is compressed',
  };
}
