import type { z } from 'zod';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { problemList } from '@snpress/data/errors/problem-list';
import type { ProblemList } from '@snpress/data/errors/problem-list';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { delimiters } from '../text/delimiter.js';
import { eachRow, type Row } from '../text/each-row.js';
import { missingCodes, type IsMissing } from '../text/missing-codes.js';
import { parseNumber } from '../text/parse-number.js';
import { createRowStore, type RowStore } from '../text/row-store.js';
import { fillValues } from '../text-matrix/fill-values.js';
import { badNumber } from '../text-matrix/matrix-problems.js';
import { notText } from '../files/not-text.js';
import { readHead } from '../format/file-head.js';
import type { MatrixReading } from '@snpress/data';
import { matrixSource } from '../registry/matrix-source.js';

/** How a matrix without ids is written, where that is not by default. */
export type ReadHeaderlessOptions = Pick<
  z.input<typeof matrixSource>,
  'missing' | 'delimiter' | 'orientation'
>;

/**
 * Whether a file is a table of numbers alone, with neither a header line nor row ids: every field of its first two
 * lines is a number or a missing code. An empty first field is the corner of a header line. Arrow and Parquet files have ids.
 * @throws DataError where the file cannot be read or is of no kind that we read.
 */
export async function isHeaderless(path: string, options: ReadHeaderlessOptions = {}): Promise<boolean> {
  const source = parseOptions(matrixSource, { ...options, path }, path);
  const { head } = await readHead(path);
  if (notText(head)?.code === 'columnar-file') return false;
  const isMissing = missingCodes(source.missing);
  let rows = 0;
  let numeric = true;
  const firstTwo: ProblemList = {
    add: () => (numeric = false),
    isFull: () => rows === 2 || !numeric,
    throwIfAny: () => undefined,
  };
  await eachRow(path, candidates(source.delimiter), firstTwo, (row) => {
    numeric &&= row.ends[0]! > row.starts[0]! && isNumeric(row, isMissing);
    rows++;
  });
  return numeric;
}

/**
 * Reads a table of numbers that has neither a header line nor row ids, plain or gzip-compressed. Samples and features
 * are named by their place in the file: `row 1`, `column 1`. Features are in rows unless `orientation` says otherwise.
 * @throws DataError with the first problems of the file, each with its line and column.
 */
export async function readHeaderless(
  path: string,
  options: ReadHeaderlessOptions = {},
): Promise<MatrixReading> {
  const { missing, delimiter, orientation } = parseOptions(matrixSource, { ...options, path }, path);
  const problems = problemList(path);
  const isMissing = missingCodes(missing);
  const samplesInRows = orientation === 'samples-in-rows';
  let columns = 0;
  let rows = 0;
  let store: RowStore | undefined;
  await eachRow(path, candidates(delimiter), problems, (row) => {
    if (store === undefined) columns = row.count;
    store ??= createRowStore(columns);
    if (row.count !== columns) {
      problems.add({
        message: `This row has ${row.count} fields, but the first one has ${columns}`,
        line: row.line,
        hint: 'Check for missing or surplus delimiters',
      });
      return;
    }
    rows++;
    fillValues(row, 0, store.addRow(), isMissing, (column, value) => {
      const [inRow, inColumn] = [`row ${rows}`, `column ${column + 1}`];
      const of = samplesInRows ? { feature: inColumn, sample: inRow } : { feature: inRow, sample: inColumn };
      problems.add(badNumber(row, column, value, of, missing));
      return !problems.isFull();
    });
  });
  if (store === undefined) {
    problems.add({ message: 'This file is empty', hint: 'Check how it was written or copied' });
  }
  problems.throwIfAny();
  const rowIds = Array.from({ length: rows }, (_, row) => `row ${row + 1}`);
  const columnIds = Array.from({ length: columns }, (_, column) => `column ${column + 1}`);
  const [samples, features] = samplesInRows ? [rowIds, columnIds] : [columnIds, rowIds];
  const values = samplesInRows ? store!.transpose() : store!.concatenate();
  return { matrix: createMatrix({ samples, features, values }), warnings: [] };
}

function candidates(
  delimiter: (typeof delimiters)[number] | undefined,
): readonly [(typeof delimiters)[number], ...(typeof delimiters)[number][]] {
  return delimiter === undefined ? delimiters : [delimiter];
}

function isNumeric(row: Row, isMissing: IsMissing): boolean {
  for (let field = 0; field < row.count; field++) {
    const [start, end] = [row.starts[field]!, row.ends[field]!];
    if (!isMissing(row.bytes, start, end) && Number.isNaN(parseNumber(row.bytes, start, end))) return false;
  }
  return true;
}
