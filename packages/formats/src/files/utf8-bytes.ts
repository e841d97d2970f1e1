import { TextDecoder } from 'node:util';
import { isUtf8 } from 'node:buffer';
import { firstNotUtf8 } from '@snpress/data/bytes/first-not-utf8';
import { DataError } from '@snpress/data/errors/data-error';
import { notUtf8Problem } from './not-utf8-problem.js';

/** The encodings that text is read in. Latin-1 is Windows-1252, which has the same letters and more signs. */
export const encodings = ['utf-8', 'latin1', 'utf-16'] as const;

/** A name in `encodings`. */
export type Encoding = (typeof encodings)[number];

const newline = 10;
const bigEndianMark = 0xfeff;

/**
 * The same text as UTF-8, however it is cut into chunks.
 * @throws DataError with line and column of the first byte that is not UTF-8, where it is said or taken to be.
 */
export function utf8Bytes(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  file: string,
): AsyncIterable<Buffer> {
  return encoding === 'utf-8' ? checked(chunks, file) : transcoded(chunks, encoding);
}

async function* transcoded(
  chunks: AsyncIterable<Buffer>,
  encoding: 'latin1' | 'utf-16',
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(encoding, chunk);
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}

function decoderOf(encoding: 'latin1' | 'utf-16', head: Buffer): TextDecoder {
  if (encoding === 'latin1') return new TextDecoder('windows-1252');
  const isBig = head.length >= 2 && head.readUInt16BE() === bigEndianMark;
  return new TextDecoder(isBig ? 'utf-16be' : 'utf-16le');
}

async function* checked(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let carried = Buffer.alloc(0);
  let lines = 0;
  /** What is before the carried bytes in their line. */
  let characters = 0;
  const check = (bytes: Buffer): void => {
    if (!isUtf8(bytes)) throw notUtf8(bytes, lines, characters, file);
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines++;
    const lineStart = bytes.lastIndexOf(newline) + 1;
    characters = (lineStart > 0 ? 0 : characters) + characterCount(bytes, lineStart, bytes.length);
  };
  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const end = completeLength(bytes);
    const whole = bytes.subarray(0, end);
    check(whole);
    carried = Buffer.from(bytes.subarray(end));
    yield whole;
  }
  check(carried);
}

/** How many bytes there are without a character that has only begun at their end. */
function completeLength(bytes: Buffer): number {
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
function characterCount(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if ((bytes[at]! & 0xc0) !== 0x80) count++;
  return count;
}

function notUtf8(bytes: Buffer, before: number, characters: number, file: string): DataError {
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
