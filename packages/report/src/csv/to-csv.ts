import { quoteField } from '@snpress/data/text/quote-field';

/** One cell: text, a number or nothing. */
export type CsvCell = string | number | null | undefined;

function field(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(8))) : '';
  return quoteField(cell, { guardFormulas: true });
}

/**
 * A table as CSV (RFC 4180: comma, CRLF, fields quoted where they need it).
 *
 * Numbers carry eight significant digits, undefined ones are empty. Text that a spreadsheet would run as a formula
 * (it starts with =, +, -, @, a tab or a carriage return) gets a leading apostrophe: no real gene or sample id
 * starts so, and a hostile one must not run in a reader's spreadsheet.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map(csvLine).join('');
}

/** A line of such a table, for those that are too long to be one text. */
export function csvLine(row: readonly CsvCell[]): string {
  return `${row.map(field).join(',')}\r\n`;
}
