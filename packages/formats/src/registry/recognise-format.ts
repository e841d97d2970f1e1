import { access } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';
import { explainFileError } from '../files/explain-file-error.js';
import type { Encoding } from '../files/utf8-bytes.js';
import { notText } from '../files/not-text.js';
import { foreignText } from '../format/foreign-text.js';
import { readHead } from '../format/file-head.js';
import { allFormats, type FormatName } from './formats.js';

/**
 * Recognises the format of a matrix by the content of its file, and by its name where it is one of several.
 * @throws DataError where the file cannot be read or is of no kind that we read.
 */
export async function recogniseFormat(path: string, encoding?: Encoding): Promise<FormatName> {
  const file = await readHead(path, encoding);
  for (const format of allFormats) if (await format.recognises(file)) return format.name;
  await access(path).catch((error: unknown) => {
    throw explainFileError(path, error);
  });
  throw new DataError({
    code: 'unknown-format',
    message: 'No format that we read is recognised in this file',
    ...(notText(file.head) ?? foreignText(file)),
    file: path,
  });
}
