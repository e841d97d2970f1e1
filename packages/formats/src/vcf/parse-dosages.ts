import { parseNumber } from '../text/parse-number.js';
import { colon, fieldEnd, isLeftOut, seekSubfield, tab, type SampleFault } from './sample-fields.js';

const comma = 0x2c;
const dot = 0x2e;

/**
 * Parses the DS fields of a line: one dosage for each ALT allele, or a point.
 * @param from where the first sample begins
 * @param subfield the place of DS in FORMAT
 * @param ploidy the largest dosage
 * @param rowOf the row of each sample of the line, -1 where it is not read
 * @param dosages one array per ALT allele, to be filled
 * @returns the first thing that is wrong, if any
 */
export function parseDosages(
  bytes: Uint8Array,
  from: number,
  end: number,
  subfield: number,
  ploidy: number,
  rowOf: Int32Array,
  dosages: readonly Float32Array[],
): SampleFault | undefined {
  let at = from;
  for (let column = 0; column < rowOf.length; column++) {
    if (at > end) return { column: rowOf.length, at: end, message: '', hint: '' };
    const row = rowOf[column]!;
    if (row >= 0) {
      at = seekSubfield(bytes, at, end, subfield);
      const fault = parseDosage(bytes, at, end, ploidy, row, dosages, subfield > 0);
      if (fault !== undefined) return { column, at, ...fault };
    }
    at = fieldEnd(bytes, at, end) + 1;
  }
  return at === end + 1 ? undefined : { column: rowOf.length, at, message: '', hint: '' };
}

function parseDosage(
  bytes: Uint8Array,
  start: number,
  end: number,
  ploidy: number,
  row: number,
  dosages: readonly Float32Array[],
  mayBeAbsent: boolean,
): Pick<SampleFault, 'message' | 'hint'> | undefined {
  let stop = start;
  let commas = 0;
  for (; stop < end && bytes[stop] !== tab && bytes[stop] !== colon; stop++) {
    if (bytes[stop] === comma) commas++;
  }
  const isAbsent = mayBeAbsent && isLeftOut(bytes, start, end);
  if (isAbsent || (stop === start + 1 && bytes[start] === dot)) {
    for (const values of dosages) values[row] = NaN;
    return undefined;
  }
  if (commas !== dosages.length - 1) {
    return {
      message: `holds ${commas + 1} dosages, but the line has ${dosages.length} ALT alleles`,
      hint: 'DS needs one dosage for each ALT allele (Number=A); with multiallelic: skip such lines are left out',
    };
  }
  let at = start;
  for (const values of dosages) {
    let next = at;
    while (next < stop && bytes[next] !== comma) next++;
    if (next === at + 1 && bytes[at] === dot) values[row] = NaN;
    else {
      const dosage = parseNumber(bytes, at, next);
      if (!(dosage >= 0 && dosage <= ploidy)) {
        return Number.isNaN(dosage)
          ? { message: 'is not a dosage', hint: 'Write a decimal number, or a point where it is missing' }
          : {
              message: `is outside the dosages of ploidy ${ploidy}, 0 to ${ploidy}`,
              hint: 'Check the option ploidy and what DS means in this file',
            };
      }
      values[row] = dosage;
    }
    at = next + 1;
  }
  return undefined;
}
