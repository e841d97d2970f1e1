import { readBytes } from '../files/read-bytes.js';
import { isControl } from './is-control.js';
import { openArchive } from './open-archive.js';

/**
 * Whether a file is a cross of R/qtl2: a control file, or a ZIP archive with one.
 * @throws DataError where it cannot be read
 */
export async function recogniseCross(path: string): Promise<boolean> {
  const head = await firstBytes(path);
  if (head.toString('latin1', 0, 4) !== 'PK\x03\x04') return isControl(head);
  try {
    const { control, close } = await openArchive(path);
    await close();
    return isControl(Buffer.from(control.text));
  } catch {
    return false;
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const head of readBytes(path)) return head;
  return Buffer.alloc(0);
}
