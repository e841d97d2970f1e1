import { delimiterBytes, type Delimiter } from './delimiter.js';

const quote = 0x22;

/**
 * The candidate that is most frequent outside quotes in a line; `space` only where no other occurs. The first
 * candidate where none does.
 */
export function sniffDelimiter(
  bytes: Uint8Array,
  start: number,
  end: number,
  candidates: readonly [Delimiter, ...Delimiter[]],
): Delimiter {
  const counts = new Uint32Array(256);
  let quoted = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === quote) quoted = !quoted;
    else if (!quoted) counts[byte]!++;
  }
  const count = (delimiter: Delimiter): number => counts[delimiterBytes[delimiter]]!;
  const best = candidates
    .filter((candidate) => candidate !== 'space')
    .reduce<Delimiter>(
      (most, candidate) => (count(candidate) > count(most) ? candidate : most),
      candidates[0],
    );
  return count(best) === 0 && candidates.includes('space') && count('space') > 0 ? 'space' : best;
}
