import type { ProblemList } from '@snpress/data/errors/problem-list';
import { eachRow, rowText } from '../text/each-row.js';

/** The fields of a table, all lines of one width. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

/**
 * Reads a small table with a header line, which may lack the title of the first column, as R writes it.
 * @throws DataError where the file cannot be read.
 */
export async function readTextTable(path: string, problems: ProblemList): Promise<TextTable> {
  let header: string[] | undefined;
  const rows: { line: number; fields: string[] }[] = [];
  await eachRow(path, ['tab', 'comma', 'semicolon', 'space'], problems, (row) => {
    const fields = Array.from({ length: row.count }, (_, field) => rowText(row, field));
    if (header === undefined) {
      header = fields;
      return;
    }
    if (rows.length === 0 && fields.length === header.length + 1) header = ['', ...header];
    if (fields.length === header.length) rows.push({ line: row.line, fields });
    else {
      problems.add({
        message: `This line has ${fields.length} fields, but the header line has ${header.length}`,
        line: row.line,
        hint: 'Check how the file was written or copied',
      });
    }
  });
  return { header: header ?? [], rows };
}
