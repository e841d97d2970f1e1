import { DataError } from '@snpress/data/errors/data-error';
import { rowColumn, rowText, type Row } from '../text/each-row.js';

/** A version of GCT, as the first line has it. */
export type GctVersion = '#1.2' | '#1.3';

/** What the second line of a GCT file says. */
export interface GctSize {
  readonly rows: number;
  readonly samples: number;
  /** Fields of each row between its id and its values. */
  readonly rowMetadata: number;
  /** Rows between the header line and the first row of values. */
  readonly columnMetadata: number;
}

/**
 * The version that the first line names.
 * @throws DataError where it is none.
 */
export function readGctVersion(row: Row, file: string): GctVersion {
  const text = rowText(row, 0);
  if (text === '#1.2' || text === '#1.3') return text;
  throw new DataError({
    message: `A GCT file begins with #1.2 or #1.3, not with ${JSON.stringify(text.slice(0, 20))}`,
    file,
    line: row.line,
    hint: 'Leave `format` out to have the format recognised, or name the right one',
  });
}

/**
 * The sizes that the second line names.
 * @throws DataError where they are none.
 */
export function readGctSize(row: Row, version: GctVersion, file: string): GctSize {
  const expected = version === '#1.2' ? 2 : 4;
  const texts = Array.from({ length: row.count }, (_, field) => rowText(row, field));
  const wrong = texts.findIndex((text, field) =>
    // Spreadsheets end short lines with tabs.
    field < expected ? !/^\d{1,9}$/.test(text) : text !== '',
  );
  if (wrong !== -1 || texts.length < expected) {
    throw new DataError({
      message:
        wrong === -1
          ? `This line has ${texts.length} sizes, but GCT ${version} files have ${expected}`
          : `${JSON.stringify(texts[wrong])} is not one of the ${expected} sizes of a GCT ${version} file`,
      file,
      line: row.line,
      column: wrong === -1 ? undefined : rowColumn(row, wrong),
      hint: `The second line is the number of rows and of samples${expected === 4 ? ', of metadata columns and of metadata rows' : ''}, separated by tabs`,
    });
  }
  const [rows, samples, rowMetadata = 1, columnMetadata = 0] = texts.slice(0, expected).map(Number);
  return { rows: rows!, samples: samples!, rowMetadata, columnMetadata };
}
