import { endlessLine, longestLine } from './longest-line.js';

const newline = 10;
const carriageReturn = 13;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Called with one line, `bytes[start]` … `bytes[end - 1]`, without its line end; `number` counts from 1. The bytes
 * are valid during the call only. Returning false stops the reading.
 */
export type LineVisitor = (bytes: Buffer, start: number, end: number, number: number) => boolean;

/**
 * Visits the lines of a byte stream, however they are cut into chunks: a byte order mark and the carriage returns of
 * Windows line ends are dropped, blank lines are counted but not visited.
 * @throws DataError where a line does not end within `longestLine` bytes.
 */
export async function eachLine(
  chunks: AsyncIterable<Buffer>,
  file: string,
  visit: LineVisitor,
): Promise<void> {
  let number = 0;
  let carried: Buffer[] = [];
  let length = 0;

  const visitLine = (bytes: Buffer, from: number, to: number): boolean => {
    number++;
    const hasMark = number === 1 && byteOrderMark.equals(bytes.subarray(from, Math.min(from + 3, to)));
    const start = hasMark ? from + 3 : from;
    const end = to > start && bytes[to - 1] === carriageReturn ? to - 1 : to;
    return isBlank(bytes, start, end) || visit(bytes, start, end, number);
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(newline); to !== -1; to = chunk.indexOf(newline, from)) {
      if (carried.length > 0) {
        const line = Buffer.concat([...carried, chunk.subarray(0, to)]);
        carried = [];
        length = 0;
        if (!visitLine(line, 0, line.length)) return;
      } else if (!visitLine(chunk, from, to)) return;
      from = to + 1;
    }
    if (from === chunk.length) continue;
    carried.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > longestLine) throw endlessLine(file, number + 1);
  }
  const rest = Buffer.concat(carried);
  if (rest.length > 0) visitLine(rest, 0, rest.length);
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== 0x20) return false;
  return true;
}
