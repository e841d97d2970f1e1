import { problemList } from '@snpress/data/errors/problem-list';
import type { ProblemList } from '@snpress/data/errors/problem-list';
import { uniqueIds } from '@snpress/data/matrix/unique-ids';
import type { ReadingTextOptions } from '../files/read-text-bytes.js';
import { eachRow, rowColumn, rowText, type Row } from '../text/each-row.js';
import { missingCodes, type IsMissing } from '../text/missing-codes.js';
import { parseNumber } from '../text/parse-number.js';
import type { PositionTable } from '@snpress/data';

/** How a position table was written, where not by default. */
export interface ReadPositionsOptions extends ReadingTextOptions {
  /** The texts that stand for an unknown position. */
  readonly missing?: readonly string[] | undefined;
}

/**
 * Reads a table of SNP positions (id, chromosome, position) or gene positions (id, chromosome, start, end), plain or
 * gzip-compressed, separated by tabs, commas, semicolons or spaces. A first line whose position is not a number is a
 * header line. Positions count from 1; start may be greater than end, on the reverse strand.
 * @throws DataError with the first problems of the file.
 */
export async function readPositions(
  path: string,
  { missing = ['NA', 'NaN', 'nan', '', '.'], ...options }: ReadPositionsOptions = {},
): Promise<PositionTable> {
  const problems = problemList(path);
  const isMissing = missingCodes(missing);
  const ids: string[] = [];
  const chromosome: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  let width: number | undefined;

  await eachRow(
    path,
    ['tab', 'comma', 'semicolon', 'space'],
    problems,
    (row) => {
      const isFirst = width === undefined;
      width ??= row.count;
      if (!hasWidth(row, width, problems) || (isFirst && isHeader(row, isMissing))) return;
      const first = coordinate(row, 2, isMissing, problems);
      const last = width === 4 ? coordinate(row, 3, isMissing, problems) : first;
      const isKnown = !isMissingField(row, 1, isMissing) && !Number.isNaN(first) && !Number.isNaN(last);
      ids.push(rowText(row, 0));
      chromosome.push(isKnown ? rowText(row, 1) : '');
      start.push(isKnown ? first : NaN);
      end.push(isKnown ? last : NaN);
    },
    options,
  );

  problems.throwIfAny();
  if (ids.length === 0)
    problems.add({ message: 'This file has no positions', hint: 'Check how it was written or copied' });
  problems.throwIfAny();
  return {
    ids: uniqueIds(ids).ids,
    positions: { chromosome, start: Float64Array.from(start), end: Float64Array.from(end) },
  };
}

function hasWidth(row: Row, width: number, problems: ProblemList): boolean {
  const isTable = width === 3 || width === 4;
  if (isTable && row.count === width) return true;
  problems.add({
    message: `This row has ${row.count} fields${isTable ? `, but the first has ${width}` : ''}`,
    line: row.line,
    hint: 'SNP positions are id, chromosome, position; gene positions are id, chromosome, start, end',
  });
  return false;
}

function isHeader(row: Row, isMissing: IsMissing): boolean {
  return (
    !isMissingField(row, 2, isMissing) && Number.isNaN(parseNumber(row.bytes, row.starts[2]!, row.ends[2]!))
  );
}

function isMissingField({ bytes, starts, ends }: Row, field: number, isMissing: IsMissing): boolean {
  return isMissing(bytes, starts[field]!, ends[field]!);
}

function coordinate(row: Row, field: number, isMissing: IsMissing, problems: ProblemList): number {
  if (isMissingField(row, field, isMissing)) return NaN;
  const value = parseNumber(row.bytes, row.starts[field]!, row.ends[field]!);
  if (value >= 0 && value < Infinity) return value;
  problems.add({
    message: `${JSON.stringify(rowText(row, field))} is not a position (${rowText(row, 0)})`,
    line: row.line,
    column: rowColumn(row, field),
    hint: 'Positions are whole numbers of bases, from 1; write NA where one is not known',
  });
  return NaN;
}
