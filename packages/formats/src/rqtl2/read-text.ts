import { DataError } from '@snpress/data/errors/data-error';
import { utf8Bytes } from '../files/utf8-bytes.js';

/** A control file has a few hundred bytes. */
const most = 1 << 20;

/** The text of a control file. @throws DataError where it is far longer than such files are */
export async function readText(chunks: AsyncIterable<Buffer>, file: string): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of utf8Bytes(chunks, 'utf-8', file)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > most) {
      throw new DataError({
        message: 'This file is longer than 1 MB, which no R/qtl2 control file is',
        file,
        hint: 'Name the control file, not one of the tables that it names',
      });
    }
  }
  return Buffer.concat(parts).toString('utf8');
}
