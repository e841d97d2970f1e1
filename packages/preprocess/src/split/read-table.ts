import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { DataError } from '@snpress/data/errors/data-error';
import { counted } from '@snpress/data/words/counted';

/** A text table: its header and its rows, with the line that each came from. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Reads a small TSV or CSV table with a header; gzip is recognised by its magic. Quotes around a cell are dropped.
 * @throws DataError where the file cannot be read, is empty, or has rows of another width.
 */
export async function readTable(path: string): Promise<Table> {
  const lines = (await readText(path))
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  const [first, ...others] = lines;
  if (first === undefined) {
    throw new DataError({
      file: path,
      message: 'The file is empty',
      hint: 'It needs a header and a row per sample',
    });
  }
  const delimiter = first.text.includes('\t') ? '\t' : ',';
  const cellsOf = (text: string): string[] =>
    text.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const header = cellsOf(first.text);
  const rows = others.map(({ text, line }) => ({ line, cells: cellsOf(text) }));
  const ragged = rows.filter(({ cells }) => cells.length !== header.length);
  if (ragged.length > 0) {
    throw new DataError(
      ragged.map(({ line, cells }) => ({
        file: path,
        line,
        message: `The row has ${counted(cells.length, 'column')}, but the header has ${header.length}`,
      })),
    );
  }
  return { header, rows };
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(
      { file: path, message: `The file cannot be read (${reason})`, hint: 'Check the path' },
      { cause: error },
    );
  });
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return text.toString('utf8').replace(/^\uFEFF/, '');
}
