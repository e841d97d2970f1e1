/** Bytes of a number of double precision; of numbers of single precision there are two in it. */
export const planeCount = 8;

/** The bytes at one place of all words of eight, and so on: eight arrays of equal length. */
export type BytePlanes = readonly Uint8Array[];

/**
 * Puts the first bytes of all words of eight together, then the second ones, and so on: numbers are alike in their
 * exponents alone, which would lie apart.
 * @param bytes - whole words
 */
export function splitPlanes(bytes: Uint8Array, planes: BytePlanes): void {
  const [a, b, c, d, e, f, g, h] = planes as Eight;
  for (let word = 0, at = 0; at < bytes.length; word++, at += planeCount) {
    a[word] = bytes[at]!;
    b[word] = bytes[at + 1]!;
    c[word] = bytes[at + 2]!;
    d[word] = bytes[at + 3]!;
    e[word] = bytes[at + 4]!;
    f[word] = bytes[at + 5]!;
    g[word] = bytes[at + 6]!;
    h[word] = bytes[at + 7]!;
  }
}

/** The way back from {@link splitPlanes}. */
export function joinPlanes(planes: BytePlanes, bytes: Uint8Array): void {
  const [a, b, c, d, e, f, g, h] = planes as Eight;
  for (let word = 0, at = 0; at < bytes.length; word++, at += planeCount) {
    bytes[at] = a[word]!;
    bytes[at + 1] = b[word]!;
    bytes[at + 2] = c[word]!;
    bytes[at + 3] = d[word]!;
    bytes[at + 4] = e[word]!;
    bytes[at + 5] = f[word]!;
    bytes[at + 6] = g[word]!;
    bytes[at + 7] = h[word]!;
  }
}

type Eight = readonly [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
