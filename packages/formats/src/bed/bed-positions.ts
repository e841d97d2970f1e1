import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { Positions } from '@snpress/data';
import { rowColumn, rowText, type Row } from '../text/each-row.js';
import type { BedColumns } from './bed-columns.js';
import type { IsMissing } from '../text/missing-codes.js';
import { parseNumber } from '../text/parse-number.js';

/** The positions of the rows of a BED file, as they are met. */
export interface BedPositions {
  add(row: Row, columns: Pick<BedColumns, 'strand' | 'firstBase'>): void;
  finish(): Positions;
}

/** An empty list of positions; those that cannot be are added to the problems. */
export function createBedPositions(isMissing: IsMissing, problems: ProblemList): BedPositions {
  const chromosome: string[] = [];
  const start: number[] = [];
  const end: number[] = [];

  const coordinate = (row: Row, field: number): number => {
    const { bytes, starts, ends } = row;
    if (isMissing(bytes, starts[field]!, ends[field]!)) return NaN;
    const value = parseNumber(bytes, starts[field]!, ends[field]!);
    if (value >= 0 && Number.isSafeInteger(value)) return value;
    problems.add({
      message: `${JSON.stringify(rowText(row, field))} is not ${field === 1 ? 'a start' : 'an end'} (${rowText(row, 3)})`,
      line: row.line,
      column: rowColumn(row, field),
      hint: 'Starts are whole numbers of bases from 0, ends from 1; write NA where one is not known',
    });
    return NaN;
  };

  const isReverse = (row: Row, field: number | undefined): boolean => {
    if (field === undefined) return false;
    const text = rowText(row, field);
    if (text === '-' || text === '+' || isMissing(row.bytes, row.starts[field]!, row.ends[field]!)) {
      return text === '-';
    }
    problems.add({
      message: `${JSON.stringify(text)} is not a strand (${rowText(row, 3)})`,
      line: row.line,
      column: rowColumn(row, field),
      hint: 'Write +, - or, where it is not known, NA',
    });
    return false;
  };

  return {
    add(row, { strand, firstBase }) {
      const before = coordinate(row, 1) - firstBase;
      const last = coordinate(row, 2);
      if (last <= before) {
        problems.add({
          message: `The end ${last} is not after the start ${before} (${rowText(row, 3)})`,
          line: row.line,
          column: rowColumn(row, 2),
          hint: 'BED counts starts from 0 and ends from 1: the first base alone is 0 to 1',
        });
      }
      const isKnown =
        !isMissing(row.bytes, row.starts[0]!, row.ends[0]!) && !Number.isNaN(before) && !Number.isNaN(last);
      const reverse = isReverse(row, strand);
      chromosome.push(isKnown ? rowText(row, 0) : '');
      start.push(isKnown ? (reverse ? last : before + 1) : NaN);
      end.push(isKnown ? (reverse ? before + 1 : last) : NaN);
    },
    finish: () => ({ chromosome, start: Float64Array.from(start), end: Float64Array.from(end) }),
  };
}
