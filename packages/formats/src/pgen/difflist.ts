import { RecordError, type ByteCursor } from '../files/byte-cursor.js';

const groupSize = 64;

/**
 * Reads a difflist: increasing sample numbers, each with a two-bit category where `hasCategories`.
 * @throws RecordError where it is damaged
 */
export function eachDifference(
  bytes: Uint8Array,
  cursor: ByteCursor,
  samples: number,
  hasCategories: boolean,
  visit: (sample: number, category: number) => void,
): void {
  const length = cursor.varint();
  if (length === 0) return;
  if (length > samples) throw new RecordError(`it lists ${length} of ${samples} samples`);
  const groups = Math.ceil(length / groupSize);
  const idBytes = samples <= 2 ** 8 ? 1 : samples <= 2 ** 16 ? 2 : samples <= 2 ** 24 ? 3 : 4;
  const firsts = Array.from({ length: groups }, () => cursor.number(idBytes));
  // The lengths of the groups, which serve readers that skip some.
  cursor.take(groups - 1);
  const categories = hasCategories ? cursor.take(Math.ceil(length / 4)) : 0;
  let sample = -1;
  for (let index = 0; index < length; index++) {
    const next = index % groupSize === 0 ? firsts[index / groupSize]! : sample + cursor.varint();
    if (next <= sample || next >= samples)
      throw new RecordError(`it lists sample ${next + 1} of ${samples} after sample ${sample + 1}`);
    sample = next;
    visit(sample, hasCategories ? (bytes[categories + (index >> 2)]! >> (2 * (index & 3))) & 3 : 0);
  }
}
