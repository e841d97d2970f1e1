import type { ProblemList } from '@snpress/data/errors/problem-list';
import { eachLine } from '../files/each-line.js';
import { readTextBytes, type ReadingTextOptions } from '../files/read-text-bytes.js';
import { utf8Bytes } from '../files/utf8-bytes.js';
import { columnNumber } from './column-number.js';
import type { Delimiter } from './delimiter.js';
import { createFieldBounds, findFields, type FieldBounds } from './field-bounds.js';
import { sniffDelimiter } from './sniff-delimiter.js';

/** A line of a table, cut into fields. It is valid during a visit only. */
export interface Row extends Readonly<FieldBounds> {
  /** The number of the line, from 1. */
  readonly line: number;
  readonly bytes: Buffer;
  /** Where the line begins in `bytes`. */
  readonly start: number;
}

/** Where the rows of a table come from, where not from a file of nothing else, and how the reading is watched. */
export interface RowSource extends ReadingTextOptions {
  /** The content, where it is not that of the file. */
  readonly chunks?: AsyncIterable<Buffer> | undefined;
  /** Lines that begin with this text are no rows; the empty string for none. */
  readonly comment?: string | undefined;
  /** Lines before the first row that begin so may be separated in another way; they are visited as well. */
  readonly preamble?: RegExp | undefined;
}

/**
 * Visits the rows of a table, the header line first, until the list of problems is full. The delimiter is the one of
 * `candidates` that the first line has. A field with a quote that is not closed in its line is a problem.
 * @throws DataError where the file cannot be read or is no text.
 */
export async function eachRow(
  path: string,
  candidates: readonly [Delimiter, ...Delimiter[]],
  problems: ProblemList,
  visit: (row: Row) => void,
  { signal, onProgress, encoding, chunks, comment = '', preamble }: RowSource = {},
): Promise<void> {
  const content =
    chunks === undefined
      ? readTextBytes(path, { signal, onProgress, encoding })
      : utf8Bytes(chunks, 'utf-8', path);
  const bounds = createFieldBounds();
  const mark = Buffer.from(comment);
  let delimiter: Delimiter | undefined;

  await eachLine(content, path, (bytes, start, end, line) => {
    if (mark.length > 0 && mark.equals(bytes.subarray(start, Math.min(end, start + mark.length))))
      return true;
    const isFirst = delimiter === undefined;
    const own = delimiter ?? sniffDelimiter(bytes, start, end, candidates);
    if (isFirst && preamble?.test(bytes.toString('latin1', start, Math.min(end, start + 20))) !== true)
      delimiter = own;
    const unclosed = findFields(bytes, start, end, own, bounds);
    const { count, starts, ends } = bounds;
    const row: Row = { count, starts, ends, line, bytes, start };
    if (unclosed === -1) visit(row);
    else {
      problems.add({
        message: 'This field begins with a quote that is not closed in its line',
        line,
        column: columnNumber(bytes, start, unclosed),
        hint: 'Close it, or double a quote that is part of the text and put quotes around the field',
      });
    }
    const lacksHeader = isFirst && unclosed !== -1;
    return !lacksHeader && !problems.isFull();
  });
}

/** A copy of a row that stays valid after its visit. */
export function keepRow({ count, starts, ends, line, bytes, start }: Row): Row {
  const end = Math.max(start, ends[count - 1]!);
  const shifted = (offsets: Int32Array): Int32Array =>
    offsets.subarray(0, count).map((offset) => offset - start);
  return {
    count,
    starts: shifted(starts),
    ends: shifted(ends),
    line,
    bytes: Buffer.from(bytes.subarray(start, end)),
    start: 0,
  };
}

/** The text of a field: UTF-8, without blanks or quotes around it. */
export function rowText({ bytes, starts, ends }: Row, field: number): string {
  const start = starts[field]!;
  const end = ends[field]!;
  const isQuoted = end - start >= 2 && bytes[start] === quote && bytes[end - 1] === quote;
  return isQuoted
    ? bytes.toString('utf8', start + 1, end - 1).replaceAll('""', '"')
    : bytes.toString('utf8', start, end);
}

/** The column, in characters from 1, at which a field begins. */
export function rowColumn({ bytes, start, starts }: Row, field: number): number {
  return columnNumber(bytes, start, starts[field]!);
}

const quote = 0x22;
