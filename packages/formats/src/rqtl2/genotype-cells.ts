import type { Cells } from '../text-matrix/cells.js';
import { codeValues } from '../text/code-values.js';
import { rowColumn, rowText } from '../text/each-row.js';
import type { Control } from './control.js';

/** Genotype codes as cells, and what was lost of them. */
export interface GenotypeCells extends Cells {
  /** Calls that say only what a genotype is not. */
  readonly partial: () => number;
  /** Heterozygous calls of haploids, or of lines that have none. */
  readonly heterozygous: () => number;
}

const lostPartial = -1;
const lostHeterozygous = -2;
/** What is left heterozygous in lines whose control files know homozygotes alone. */
const residual = ['H', 'h', 'Het', 'het', 'HET'];

/**
 * The genotype codes of a cross as dosages of the second founder's allele. Missing are the codes 4 and 5 of an intercross ("not
 * BB" and "not AA"), and heterozygotes where the samples are haploid or inbred lines, as R/qtl2 has it.
 */
export function genotypeCells(
  { genotypes, alleles, crossName, cross, file }: Control,
  ploidy: 1 | 2,
): GenotypeCells {
  let partial = 0;
  let heterozygous = 0;
  const ofBoth = alleles === undefined ? [] : [alleles.join(''), alleles.toReversed().join('')];
  const left = cross.copies.includes(1) ? [] : [...residual, ...ofBoth];
  const valueOf = codeValues(
    new Map([
      ...left.map((code): [string, number] => [code, lostHeterozygous]),
      ...[...genotypes].map(([code, number]): [string, number] => [code, dosage(number)]),
    ]),
  );

  /** A backcross knows one homozygote and one other genotype: in haploids, the other allele. */
  function dosage(number: number): number {
    const copies = cross.copies[number - 1];
    if (copies === undefined) return cross.copies.length === 3 ? lostPartial : NaN;
    if (ploidy === 2 || crossName === 'bc') return copies;
    return copies === 1 ? lostHeterozygous : copies / 2;
  }

  return {
    partial: () => partial,
    heterozygous: () => heterozygous,
    fill({ bytes, starts, ends }, firstField, values, isMissing, refuse) {
      for (let column = 0; column < values.length; column++) {
        const start = starts[firstField + column]!;
        const end = ends[firstField + column]!;
        const value = isMissing(bytes, start, end) ? undefined : valueOf(bytes, start, end);
        if (value !== undefined && value >= 0) values[column] = value;
        else {
          values[column] = NaN;
          if (value === lostPartial) partial++;
          else if (value === lostHeterozygous) heterozygous++;
          else if (!isMissing(bytes, start, end) && !refuse(column, NaN)) return;
        }
      }
    },
    problem(row, field, _value, of) {
      const code = rowText(row, field);
      const number = genotypes.get(code);
      const allowed = [...genotypes]
        .filter(([, known]) => known <= cross.copies.length)
        .map(([known]) => known);
      return {
        message: `${JSON.stringify(code)} is ${number === undefined ? 'none of the genotype codes' : `genotype ${number}, which a cross of type ${crossName} has not`} (marker ${of.feature}, sample ${of.sample})`,
        line: row.line,
        column: rowColumn(row, field),
        hint: `The codes are ${allowed.join(', ')}; add others to \`genotypes\`, or to \`na.strings\` where a call is missing, in ${file}`,
      };
    },
  };
}
