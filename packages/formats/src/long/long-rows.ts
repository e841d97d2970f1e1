import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { LongSource } from './long-options.js';
import { delimiters } from '../text/delimiter.js';
import { eachRow, rowText, type Row } from '../text/each-row.js';
import { findLongColumns, type LongColumns } from './long-columns.js';

/**
 * Visits the rows of a long table, without its header line.
 * @throws DataError where the header line does not name the columns.
 */
export async function eachLongRow(
  { path, delimiter, long = {}, signal, onProgress, encoding }: LongSource,
  problems: ProblemList,
  visit: (row: Row, columns: LongColumns) => void,
): Promise<void> {
  let columns: LongColumns | undefined;
  let width = 0;
  await eachRow(
    path,
    delimiter === undefined ? delimiters : [delimiter],
    problems,
    (row) => {
      if (columns === undefined) {
        width = row.count;
        const header = Array.from({ length: width }, (_, field) => rowText(row, field));
        columns = findLongColumns(header, long, path, row.line);
      } else if (row.count === width) visit(row, columns);
      else {
        problems.add({
          message: `This row has ${row.count} fields, but the header line has ${width}`,
          line: row.line,
          hint: 'Check for missing or surplus delimiters',
        });
      }
    },
    { signal, onProgress, encoding },
  );
}
