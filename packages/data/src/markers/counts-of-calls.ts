/** Words of four calls that are added up byte by byte, before a byte could overflow. */
const WORDS = 255;
const EACH = 0x01010101;

const none = new Int32Array(0);

/** How many of `length` calls from `from` on are missing, 0, 1 and 2. */
export function countsOfCalls(
  calls: Int8Array,
  from: number,
  length: number,
): readonly [number, number, number, number] {
  let missing = 0;
  let ones = 0;
  let twos = 0;
  const end = from + length;
  const add = (call: number): void => {
    missing -= call >> 7;
    ones += call & 1;
    twos += (call & 2) >> 1;
  };
  let at = from;
  while (at < end && (calls.byteOffset + at) % 4 !== 0) add(calls[at++]!);
  const words = at < end ? new Int32Array(calls.buffer, calls.byteOffset + at, (end - at) >> 2) : none;
  for (let first = 0; first < words.length; first += WORDS) {
    const last = Math.min(words.length, first + WORDS);
    let ofMissing = 0;
    let ofOnes = 0;
    let ofTwos = 0;
    for (let word = first; word < last; word++) {
      const four = words[word]!;
      ofMissing = (ofMissing + ((four >>> 7) & EACH)) | 0;
      ofOnes = (ofOnes + (four & EACH)) | 0;
      ofTwos = (ofTwos + ((four >>> 1) & EACH)) | 0;
    }
    missing += sumOfBytes(ofMissing);
    ones += sumOfBytes(ofOnes);
    twos += sumOfBytes(ofTwos);
  }
  for (at += 4 * words.length; at < end; at++) add(calls[at]!);
  // −1 has all bits.
  ones -= missing;
  twos -= missing;
  return [missing, length - missing - ones - twos, ones, twos];
}

function sumOfBytes(word: number): number {
  return (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
}
