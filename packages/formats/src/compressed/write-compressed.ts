import { writeAtomically } from '../files/write-atomically.js';
import { compressBytes } from './compress-bytes.js';

/** Writes bytes for `readCompressed`, compressed where that makes them smaller: the whole file or, where writing fails, none. */
export async function writeCompressed(path: string, bytes: Uint8Array): Promise<void> {
  await writeAtomically(path, compressBytes(bytes));
}
