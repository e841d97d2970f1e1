import { rowColumn, rowText, type Row } from '../text/each-row.js';

/** A field of a map, and where it is. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The fields of a row. */
export function readCells(row: Row): Cell[] {
  return Array.from({ length: row.count }, (_, field) => ({
    text: rowText(row, field),
    line: row.line,
    column: rowColumn(row, field),
  }));
}

/** Columns as rows; all rows have as many fields as the first. */
export function turnCells(rows: readonly (readonly Cell[])[]): Cell[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!));
}
