import { parseNumber } from '../text/parse-number.js';
import { expectedDosages } from './expected-dosages.js';
import {
  colon,
  comma,
  dot,
  fieldEnd,
  isLeftOut,
  seekSubfield,
  tab,
  type SampleFault,
  type SubfieldReader,
} from './sample-fields.js';

/**
 * Parses the DS fields of a line, one dosage for each ALT allele, or its GP fields, one probability for each genotype.
 * @param from where the first sample begins
 * @param subfield the place of the field in FORMAT
 * @param ploidy the largest dosage
 * @param rowOf the row of each sample of the line, -1 where it is not read
 * @param dosages one array per ALT allele, to be filled
 * @returns the first thing that is wrong, if any
 */
export function parseDosages(
  bytes: Uint8Array,
  from: number,
  end: number,
  field: 'DS' | 'GP',
  subfield: number,
  ploidy: number,
  rowOf: Int32Array,
  dosages: readonly Float32Array[],
): SampleFault | undefined {
  const parse = field === 'DS' ? givenDosages : expectedDosages;
  let at = from;
  for (let column = 0; column < rowOf.length; column++) {
    if (at > end) return { column: rowOf.length, at: end, message: '', hint: '' };
    const row = rowOf[column]!;
    if (row >= 0) {
      at = seekSubfield(bytes, at, end, subfield);
      const stop = subfieldEnd(bytes, at, end);
      const isAbsent = subfield > 0 && isLeftOut(bytes, at, end);
      if (isAbsent || (stop === at + 1 && bytes[at] === dot)) {
        for (const values of dosages) values[row] = NaN;
      } else {
        const fault = parse(bytes, at, stop, ploidy, row, dosages);
        if (fault !== undefined) return { column, at, ...fault };
      }
    }
    at = fieldEnd(bytes, at, end) + 1;
  }
  return at === end + 1 ? undefined : { column: rowOf.length, at, message: '', hint: '' };
}

function subfieldEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== tab && bytes[at] !== colon) at++;
  return at;
}

const givenDosages: SubfieldReader = (bytes, start, stop, ploidy, row, dosages) => {
  let commas = 0;
  for (let at = start; at < stop; at++) if (bytes[at] === comma) commas++;
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
};
