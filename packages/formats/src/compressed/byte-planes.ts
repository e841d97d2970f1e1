/** Bytes of a number of double precision; of numbers of single precision there are two in it. */
const width = 8;

/**
 * Puts the first bytes of all words of eight together, then the second ones, and so on: numbers are alike in their
 * exponents alone, which would lie apart. What is left behind the last whole word comes as it is.
 *
 * @param planes - as many bytes as `bytes`, which are overwritten
 */
export function splitPlanes(bytes: Uint8Array, planes: Uint8Array): void {
  const words = Math.floor(bytes.length / width);
  for (let plane = 0; plane < width; plane++) {
    const first = plane * words;
    for (let word = 0, at = plane; word < words; word++, at += width) planes[first + word] = bytes[at]!;
  }
  planes.set(bytes.subarray(words * width), words * width);
}

/** The way back from {@link splitPlanes}. */
export function joinPlanes(planes: Uint8Array, bytes: Uint8Array): void {
  const words = Math.floor(bytes.length / width);
  for (let plane = 0; plane < width; plane++) {
    const first = plane * words;
    for (let word = 0, at = plane; word < words; word++, at += width) bytes[at] = planes[first + word]!;
  }
  bytes.set(planes.subarray(words * width), words * width);
}
