import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createMatrixBuilder } from '../text-matrix/matrix-builder.js';
import type { DataProblem, MatrixReading } from '@snpress/data';
import type { FormatSource } from '../format/format-source.js';
import { eachRow, keepRow, rowColumn, rowText, type Row } from '../text/each-row.js';
import { parseNumber } from '../text/parse-number.js';
import { missingCodes } from '../text/missing-codes.js';
import { findBedColumns, hasBedColumns, type BedColumns } from './bed-columns.js';
import { createBedPositions } from './bed-positions.js';

/**
 * Reads BED files of expression, as GTEx publishes them and QTLtools, FastQTL and tensorQTL take them. Starts count
 * from 0 in the file and from 1 in the matrix; where the file says that a gene is on the reverse strand, its start and
 * end change places.
 */
export async function readBed(source: FormatSource): Promise<MatrixReading> {
  const { path } = source;
  const problems = problemList(path);
  const isMissing = missingCodes(source.missing);
  const positions = createBedPositions(isMissing, problems);
  let header: Row | undefined;
  let columns: BedColumns | undefined;
  const builder = createMatrixBuilder(source, problems, {
    findColumns: () => ({ id: 3, firstValue: columns!.firstSample, headerLacks: 0 }),
  });
  const visit = (row: Row): void => {
    if (header === undefined) {
      if (!hasBedColumns(row)) throw notBed(path, row.line);
      header = keepRow(row);
    } else {
      columns ??= findBedColumns(
        header,
        row,
        (first, field) => isNumber(first, field) || isBlank(first, field),
      );
      if (row.count > 3) positions.add(row, columns);
      for (const field of columns.unknown) {
        if (field < row.count && isNumber(row, field)) problems.add(mixedColumn(header, row, field));
      }
    }
    builder.addRow(row);
  };
  const isBlank = ({ bytes, starts, ends }: Row, field: number): boolean =>
    isMissing(bytes, starts[field]!, ends[field]!);
  await eachRow(path, ['tab', 'space'], problems, visit, source);
  const { matrix, warnings } = builder.finish();
  return {
    matrix: createMatrix({ ...matrix, positions: positions.finish() }),
    warnings: [...warnings, ...columnWarnings(path, header!, columns!)],
  };
}

function isNumber({ bytes, starts, ends }: Row, field: number): boolean {
  return !Number.isNaN(parseNumber(bytes, starts[field]!, ends[field]!));
}

function columnWarnings(path: string, header: Row, { unknown, firstBase }: BedColumns): readonly string[] {
  const names = unknown.map((field) => rowText(header, field));
  return [
    ...(names.length === 0
      ? []
      : [`${path}: columns of text before the samples were passed over: ${names.join(', ')}.`]),
    ...(firstBase === 0 ? [] : [`${path}: GeneStart was taken to count from 1, as TIGAR has it.`]),
  ];
}

function mixedColumn(header: Row, row: Row, field: number): Omit<DataProblem, 'file'> {
  return {
    message: `Column ${JSON.stringify(rowText(header, field))} begins with text, but has a number here`,
    line: row.line,
    column: rowColumn(row, field),
    hint: 'If it is a sample, correct the text in its first row; if it is not, call it info',
  };
}

function notBed(file: string, line: number): DataError {
  return new DataError({
    message: 'This is not the header line of a BED file of expression',
    file,
    line,
    hint: 'Begin it with #chr, start, end and gene_id, separated by tabs, and put the sample ids after them',
  });
}
