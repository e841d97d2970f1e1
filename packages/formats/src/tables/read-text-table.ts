import { problemList } from '@snpress/data/errors/problem-list';
import { counted } from '@snpress/data/words/counted';
import { eachRow, rowText, type RowSource } from '../text/each-row.js';

/** The fields of a table, all lines of one width. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

/**
 * Reads a small table with a header line, which may lack the title of the first column, as R writes it: plain or
 * gzip-compressed, separated by tabs, commas, semicolons or spaces; fields may be quoted.
 * @throws DataError with the first problems of the file.
 */
export async function readTextTable(path: string, options?: RowSource): Promise<TextTable> {
  const problems = problemList(path);
  let header: string[] | undefined;
  const rows: { line: number; fields: string[] }[] = [];
  await eachRow(
    path,
    ['tab', 'comma', 'semicolon', 'space'],
    problems,
    (row) => {
      const fields = Array.from({ length: row.count }, (_, field) => rowText(row, field));
      if (header === undefined) {
        header = fields;
        return;
      }
      if (rows.length === 0 && fields.length === header.length + 1) header = ['', ...header];
      if (fields.length === header.length) rows.push({ line: row.line, fields });
      else {
        problems.add({
          code: 'ragged-row',
          message: `This line has ${counted(fields.length, 'field')}, but the header line has ${header.length}`,
          line: row.line,
          hint: 'Check how the file was written or copied',
        });
      }
    },
    options,
  );
  if (header === undefined)
    problems.add({
      code: 'empty-file',
      message: 'This file is empty',
      hint: 'It needs a header line and a line for each row',
    });
  problems.throwIfAny();
  return { header: header ?? [], rows };
}
