import type { DataProblem } from '@snpress/data';
import type { MarkerRow } from '../genotypes/marker-row.js';

/** A line of a genotyping service. */
export interface Genotype {
  readonly marker: MarkerRow;
  /** Copies of the counted allele in a diploid; NaN where the call is missing. */
  readonly dosage: number;
}

/** AncestryDNA numbers what others name. */
const numbered = new Map([
  ['23', 'X'],
  ['24', 'Y'],
  ['25', 'X'],
  ['26', 'MT'],
]);

/**
 * Reads `rsid, chromosome, position, genotype`, or two alleles instead of the genotype. A service names the letters of one person alone:
 * the other allele of a homozygote is not known. A single letter (of X, Y or MT) counts as a homozygote, as in VCF.
 */
export function parseGenotype(
  line: string,
): Genotype | Required<Pick<DataProblem, 'message' | 'hint'>> | undefined {
  const fields = line.split(/[\t,]/).map((field) => field.replace(/^\s*"?|"?\s*$/g, ''));
  const [id = '', chromosome = '', base, first = '', second = ''] = fields;
  if (/^#?\s*rsid$/i.test(id)) return undefined;
  if (fields.length < 4 || fields.length > 5) {
    return {
      message: `This line has ${fields.length} fields, but a genotyping service has 4 (rsid, chromosome, position, genotype) or 5 (two alleles)`,
      hint: 'Check that the file is whole, and was not changed by a spreadsheet',
    };
  }
  const position = Number(base);
  const letters = (first + second).toUpperCase();
  if (!Number.isInteger(position) || !/^(?:[ACGTID]{1,2}|[-0]{0,2})$/.test(letters)) {
    return Number.isInteger(position)
      ? {
          message: `The genotype ${JSON.stringify(letters)} is not of the letters A, C, G, T, I and D, nor -- for a missing one`,
          hint: 'Check that the file was not changed by a spreadsheet',
        }
      : {
          message: `The position ${JSON.stringify(base)} is not a whole number`,
          hint: 'Check that the file was not changed by a spreadsheet',
        };
  }
  const isMissing = !/[A-Z]/.test(letters);
  const [a = '', b = a] = isMissing ? [] : Array.from(letters).sort();
  const place = fields.length === 5 ? (numbered.get(chromosome) ?? chromosome) : chromosome;
  return {
    marker: { id: id === '' ? '.' : id, chromosome: place, position, counted: b, other: a === b ? '' : a },
    dosage: isMissing ? NaN : a === b ? 2 : 1,
  };
}
