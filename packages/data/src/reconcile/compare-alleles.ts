/** The two alleles of a marker in upper case; the empty string where one is not known. */
export interface AllelePair {
  readonly counted: string;
  readonly other: string;
}

/** How the alleles of one marker are those of another. */
export interface AlleleMatch {
  /** Whether the dosage counts the other allele. */
  readonly flipped: boolean;
  /** Whether the alleles are read on the other strand. */
  readonly complement: boolean;
  /** Whether one allele of either marker is not known, as where a file holds a marker that does not vary in it. */
  readonly partial: boolean;
}

const complements: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
const matches = [0, 1, 2, 3, 4, 5].map((code): AlleleMatch => ({
  flipped: code % 2 === 1,
  partial: code === 2 || code === 3,
  complement: code >= 4,
}));

/**
 * Compares alleles as unordered pairs. One unknown allele of a pair may be any; the known ones decide.
 * @returns `unknown` where they say nothing about each other, `differ` where they are not the same two
 */
export function compareAlleles(reference: AllelePair, given: AllelePair): AlleleMatch | 'unknown' | 'differ' {
  const { counted: a, other: b } = reference;
  const { counted: c, other: d } = given;
  if (a === c && b === d && a !== '' && b !== '') return matches[0]!;
  if (a === d && b === c && a !== '' && b !== '') return matches[1]!;
  if (a !== '' && b !== '' && c !== '' && d !== '') {
    const [e, f] = [complementOf(c), complementOf(d)];
    return a === e && b === f ? matches[4]! : a === f && b === e ? matches[5]! : 'differ';
  }
  if ((a === '' && b === '') || (c === '' && d === '')) return 'unknown';
  const fits = (x: string, y: string): boolean => x === '' || y === '' || x === y;
  const shares = (x: string, y: string): boolean => x !== '' && x === y;
  if (fits(a, c) && fits(b, d) && (shares(a, c) || shares(b, d))) return matches[2]!;
  if (fits(a, d) && fits(b, c) && (shares(a, d) || shares(b, c))) return matches[3]!;
  return (fits(a, c) && fits(b, d)) || (fits(a, d) && fits(b, c)) ? 'unknown' : 'differ';
}

/** Whether the alleles read alike on both strands: A and T, or C and G. */
export function isAmbiguous({ counted, other }: AllelePair): boolean {
  return counted !== '' && complementOf(counted) === other;
}

/** Of a single base; other alleles have no complement that could be told apart. */
function complementOf(allele: string): string | undefined {
  return complements[allele];
}
