import { byteCursor, RecordError } from '../files/byte-cursor.js';

/**
 * The sample ids that a BGEN file has of its own.
 * @param bytes all of the block
 * @throws RecordError where it is not as long as it says, or has other samples
 */
export function parseSampleBlock(bytes: Buffer, samples: number): readonly string[] {
  const cursor = byteCursor(bytes, 0, bytes.length);
  cursor.take(4);
  const count = cursor.number(4);
  if (count !== samples) throw new RecordError(`it has ${count} ids, but there are ${samples} samples`);
  return Array.from({ length: count }, () => cursor.text(cursor.number(2)));
}
