import type { ProblemList } from '@snpress/data/errors/problem-list';
import { rowColumn, rowText, type Row } from '../text/each-row.js';
import { parseNumber } from '../text/parse-number.js';

const isWhole = (row: Row, field: number): boolean =>
  row.count > field && Number.isInteger(parseNumber(row.bytes, row.starts[field]!, row.ends[field]!));

/** How lines of a BED file begin that are no intervals: comments, and what a genome browser is told. */
export const bedPreamble = /^(?:#|track\b|browser\b)/;

/** Whether a line has whole numbers where BED has the start and the end. */
export function isInterval(row: Row): boolean {
  return row.count >= 3 && isWhole(row, 1) && isWhole(row, 2);
}

/** The intervals of a BED file, as its lines are met. */
export interface IntervalReader {
  /** Counted from 1, both ends in them. */
  readonly positions: { readonly chromosome: string[]; readonly start: number[]; readonly end: number[] };
  readonly lines: number[];
  add(row: Row): void;
}

/** An empty list of intervals; what is wrong with lines is added to the problems. */
export function intervalReader(problems: ProblemList): IntervalReader {
  const positions = { chromosome: [] as string[], start: [] as number[], end: [] as number[] };
  const lines: number[] = [];
  return {
    positions,
    lines,
    add(row) {
      if (row.count < 3) {
        problems.add({
          message: `This line has ${row.count} field${row.count === 1 ? '' : 's'}, and an interval has three`,
          line: row.line,
          hint: 'BED lines are chromosome, start (from 0) and end, separated by tabs',
        });
        return;
      }
      if (positions.start.length === 0 && !isWhole(row, 1) && !isWhole(row, 2)) return;
      const [start, end] = [1, 2].map((field) => coordinate(row, field, problems)) as [number, number];
      if (end < start)
        problems.add({
          message: `This interval ends at ${end}, before it starts at ${start}`,
          line: row.line,
          column: rowColumn(row, 2),
          hint: 'BED has the start first, whatever the strand',
        });
      positions.chromosome.push(rowText(row, 0));
      positions.start.push(start + 1);
      positions.end.push(end);
      lines.push(row.line);
    },
  };
}

function coordinate(row: Row, field: number, problems: ProblemList): number {
  const value = parseNumber(row.bytes, row.starts[field]!, row.ends[field]!);
  if (Number.isInteger(value) && value >= 0) return value;
  problems.add({
    message: `${JSON.stringify(rowText(row, field))} is not a position`,
    line: row.line,
    column: rowColumn(row, field),
    hint: 'BED has whole numbers of bases, starts from 0',
  });
  return NaN;
}
