import { colon, dot, fieldEnd, isLeftOut, seekSubfield, tab, type SampleFault } from './sample-fields.js';

const slash = 0x2f;
const bar = 0x7c;
const zero = 0x30;

/** An allele that is missing: `.`. */
export const missing = -1;
/** The second allele of a haploid call. */
export const absent = -2;

/** The called alleles of samples, by number, 0 the reference; reused from line to line. */
export interface Calls {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Room for the calls of a line. */
export function createCalls(samples: number): Calls {
  return { first: new Int32Array(samples), second: new Int32Array(samples) };
}

/**
 * Parses the GT fields of a line, phased or not.
 * @param from where the first sample begins
 * @param subfield the place of GT in FORMAT
 * @param alleles how many alleles the line has, the reference among them
 * @param rowOf the row of each sample of the line, -1 where it is not read
 * @returns the first thing that is wrong, if any
 */
export function parseCalls(
  bytes: Uint8Array,
  from: number,
  end: number,
  subfield: number,
  alleles: number,
  rowOf: Int32Array,
  calls: Calls,
): SampleFault | undefined {
  const { first, second } = calls;
  let at = from;
  for (let column = 0; column < rowOf.length; column++) {
    if (at > end) return { column: rowOf.length, at: end, ...wrongCount };
    const row = rowOf[column]!;
    if (row >= 0) {
      if (subfield > 0) at = seekSubfield(bytes, at, end, subfield);
      const separator = bytes[at + 1];
      const a = bytes[at]! - zero;
      const b = bytes[at + 2]! - zero;
      const stop = at + 3;
      const isUsual =
        (separator === slash || separator === bar) &&
        a >= 0 &&
        a <= 9 &&
        a < alleles &&
        b >= 0 &&
        b <= 9 &&
        b < alleles &&
        (stop === end || bytes[stop] === tab || bytes[stop] === colon);
      if (isUsual) {
        first[row] = a;
        second[row] = b;
        at = stop;
      } else if (subfield > 0 && isLeftOut(bytes, at, end)) {
        first[row] = missing;
        second[row] = absent;
      } else {
        const fault = parseCall(bytes, at, end, alleles, row, calls);
        if (fault !== undefined) return { column, at, ...fault };
      }
    }
    at = fieldEnd(bytes, at, end) + 1;
  }
  return at === end + 1 ? undefined : { column: rowOf.length, at, ...wrongCount };
}

const wrongCount = { message: '', hint: '' };

/** Any call, also of several digits, missing or haploid. */
function parseCall(
  bytes: Uint8Array,
  start: number,
  end: number,
  alleles: number,
  row: number,
  { first, second }: Calls,
): Pick<SampleFault, 'message' | 'hint'> | undefined {
  // VCF 4.4 allows a sign of phase before the first allele.
  let at = start < end && isSeparator(bytes[start]) ? start + 1 : start;
  let count = 0;
  second[row] = absent;
  for (;;) {
    let allele = missing;
    if (at < end && bytes[at] === dot) at++;
    else {
      const digitsStart = at;
      for (allele = 0; at < end && isDigit(bytes[at]) && allele < alleles; at++)
        allele = allele * 10 + bytes[at]! - zero;
      if (at === digitsStart) return malformed;
      if (allele >= alleles) {
        return {
          message: `names an allele that the line does not have`,
          hint: `Its alleles are 0 to ${alleles - 1}`,
        };
      }
    }
    count++;
    if (count === 1) first[row] = allele;
    else second[row] = allele;
    if (at >= end || bytes[at] === tab || bytes[at] === colon) break;
    if (!isSeparator(bytes[at])) return malformed;
    at++;
  }
  return count <= 2 ? undefined : polyploid;
}

const malformed = {
  message: 'is not a genotype call',
  hint: 'Calls are allele numbers or points, such as 0/1, 0|1, ./. or, haploid, 1',
};
const polyploid = {
  message: 'is a call of more than two alleles',
  hint: 'Only haploid and diploid genotypes are read',
};

function isSeparator(byte: number | undefined): boolean {
  return byte === slash || byte === bar;
}

function isDigit(byte: number | undefined): boolean {
  return byte! >= zero && byte! <= zero + 9;
}
