import { DataError } from '@snpress/data/errors/data-error';
import type { MarkerRow } from '../genotypes/marker-row.js';
import { splitFields } from '../genotypes/split-fields.js';
import type { Line } from '../text/open-lines.js';

/**
 * The marker of a line of a `.bim` file (chromosome, id, centimorgans, position, allele 1, allele 2); allele 1 is counted.
 * @throws DataError where the line is of another kind.
 */
export function parseBimLine({ text, number }: Line, file: string): MarkerRow {
  const [chromosome, id, , base, counted, other, surplus] = splitFields(text);
  const position = Number(base);
  if (other === undefined || surplus !== undefined || !Number.isInteger(position)) {
    throw new DataError({
      message:
        other === undefined || surplus !== undefined
          ? 'A line of a .bim file has 6 fields (chromosome, id, centimorgans, position, allele 1, allele 2), but this one has not'
          : `The position ${JSON.stringify(base)} is not a whole number`,
      file,
      line: number,
      hint: 'Check that this is the .bim file of PLINK 1',
    });
  }
  return { chromosome: chromosome!, id: id!, position, counted: counted!, other };
}
