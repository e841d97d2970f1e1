/** The bytes between and within the fields of samples. */
export const tab = 0x09;
export const colon = 0x3a;
export const comma = 0x2c;
export const dot = 0x2e;

/** What is wrong with the field of a sample. */
export interface SampleFault {
  /** The sample, by its column among the samples; the number of samples where a line has fewer or more of them. */
  readonly column: number;
  /** The byte at which it begins. */
  readonly at: number;
  /** As the end of a sentence that begins with the text of the field. */
  readonly message: string;
  readonly hint: string;
}

/**
 * Reads a subfield of a sample as copies of each ALT allele.
 * @param start where it begins
 * @param stop where it ends
 * @param ploidy the largest dosage
 * @param dosages one array per ALT allele, of which the entry `row` is filled
 * @returns what is wrong, if anything
 */
export type SubfieldReader = (
  bytes: Uint8Array,
  start: number,
  stop: number,
  ploidy: number,
  row: number,
  dosages: readonly Float32Array[],
) => Pick<SampleFault, 'message' | 'hint'> | undefined;

/** Where the subfield begins in the field that begins at `at`; at the field's end where it is left out. */
export function seekSubfield(bytes: Uint8Array, at: number, end: number, subfield: number): number {
  let left = subfield;
  while (left > 0) {
    if (at >= end || bytes[at] === tab) return at;
    if (bytes[at] === colon) left--;
    at++;
  }
  return at;
}

/**
 * Whether the subfield that was sought is left out, as those at the end of a field may be. One that is begun by a colon and
 * empty is not left out: it is a fault, such as that of a line cut short.
 */
export function isLeftOut(bytes: Uint8Array, at: number, end: number): boolean {
  return (at >= end || bytes[at] === tab) && bytes[at - 1] !== colon;
}

/** Where the field around `at` ends: at a tab or at the end of the line. */
export function fieldEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && bytes[at] !== tab) at++;
  return at;
}
