import { concatBytes } from '@snpress/data/bytes/concat-bytes';
import { firstNotUtf8 } from '@snpress/data/bytes/first-not-utf8';
import { DataError } from '@snpress/data/errors/data-error';
import { notUtf8Problem } from './not-utf8-problem.js';

const newline = 10;

/**
 * The same bytes, cut between characters.
 * @param isUtf8 - whether all bytes are; the platform's own, where it has one
 * @throws DataError with line and column of the first byte that is not UTF-8.
 */
export async function* checkedUtf8(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  isUtf8: (bytes: Uint8Array) => boolean = (bytes) => firstNotUtf8(bytes) === -1,
): AsyncGenerator<Uint8Array, void, undefined> {
  let carried = new Uint8Array(0);
  let lines = 0;
  /** What is before the carried bytes in their line. */
  let characters = 0;
  const check = (bytes: Uint8Array): void => {
    if (!isUtf8(bytes)) throw notUtf8(bytes, lines, characters, file);
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines++;
    const lineStart = bytes.lastIndexOf(newline) + 1;
    characters = (lineStart > 0 ? 0 : characters) + characterCount(bytes, lineStart, bytes.length);
  };
  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : concatBytes([carried, chunk]);
    const end = completeLength(bytes);
    const whole = bytes.subarray(0, end);
    check(whole);
    carried = bytes.slice(end);
    yield whole;
  }
  check(carried);
}

/** How many bytes there are without a character that has only begun at their end. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Bytes that begin a character. */
function characterCount(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if ((bytes[at]! & 0xc0) !== 0x80) count++;
  return count;
}

function notUtf8(bytes: Uint8Array, before: number, characters: number, file: string): DataError {
  const at = firstNotUtf8(bytes);
  const start = bytes.lastIndexOf(newline, at) + 1;
  let line = before + 1;
  for (let end = bytes.indexOf(newline); end !== -1 && end < start; end = bytes.indexOf(newline, end + 1))
    line++;
  const problem = notUtf8Problem(bytes, at, {
    line,
    column: characterCount(bytes, start, at) + (start === 0 ? characters : 0) + 1,
  });
  const hint =
    'If the file is Latin-1 (Windows-1252), as Excel writes it, say encoding: latin1; else save it as UTF-8';
  return new DataError({ ...problem, file, hint });
}
