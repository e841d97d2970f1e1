import { access } from 'node:fs/promises';
import { notText } from '../files/not-text.js';
import { utf8Bytes, type Encoding } from '../files/utf8-bytes.js';
import { readBytes } from '../files/read-bytes.js';
import type { Delimiter } from '../text/delimiter.js';
import { rowText } from '../text/each-row.js';
import { createFieldBounds, findFields } from '../text/field-bounds.js';
import { sniffDelimiter } from '../text/sniff-delimiter.js';

/** What a file begins with. */
export interface FileHead {
  readonly path: string;
  /** The first bytes of its content, decompressed; none where there is no such file, or an empty one. */
  readonly head: Buffer;
  /** Its first line, where it is text. */
  readonly firstLine: FirstLine | undefined;
}

/** The first line of a text file. */
export interface FirstLine {
  /** Its first 200 characters. */
  readonly text: string;
  /** What separates its fields. */
  readonly delimiter: Delimiter;
  /** Its fields; none where there are more than 50, or a quote in one is not closed. */
  readonly fields: readonly string[];
}

const newline = 10;
const mostFields = 50;
const textLength = 200;

/**
 * Reads what a file begins with.
 * @throws DataError where the file is there but cannot be read.
 */
export async function readHead(path: string, encoding: Encoding = 'utf-8'): Promise<FileHead> {
  const head = await firstBytes(path, encoding);
  return { path, head, firstLine: notText(head) === undefined ? firstLine(head) : undefined };
}

async function firstBytes(path: string, encoding: Encoding): Promise<Buffer> {
  // The prefix of a set of files is no file itself.
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  // Whether it is UTF-8 is told where it is read.
  const content = encoding === 'utf-8' ? readBytes(path) : utf8Bytes(readBytes(path), encoding, path);
  if (exists) for await (const head of content) return head;
  return Buffer.alloc(0);
}

function firstLine(head: Buffer): FirstLine {
  const line = head.subarray(0, head.includes(newline) ? head.indexOf(newline) : head.length);
  const delimiter = sniffDelimiter(line, 0, line.length, ['tab', 'comma', 'semicolon', 'space']);
  return { text: line.toString('utf8', 0, textLength), delimiter, fields: fieldsOf(line, delimiter) };
}

function fieldsOf(line: Buffer, delimiter: Delimiter): readonly string[] {
  const bounds = createFieldBounds();
  const hasMark = line.toString('utf8', 0, 3) === '\ufeff';
  const isWhole = findFields(line, hasMark ? 3 : 0, line.length, delimiter, bounds) === -1;
  if (!isWhole || bounds.count > mostFields) return [];
  const row = { ...bounds, line: 1, bytes: line, start: 0 };
  return Array.from({ length: bounds.count }, (_, field) => rowText(row, field).trim());
}
