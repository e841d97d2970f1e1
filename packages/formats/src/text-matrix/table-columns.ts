import type { Row } from '../text/each-row.js';

/** What the fields of the rows of a table are. */
export interface TableColumns {
  /** The field that holds the id. */
  readonly id: number;
  /** The first field that holds a value; all that follow do too. */
  readonly firstValue: number;
  /** How many fields fewer than the rows the header line has, at its beginning. */
  readonly headerLacks: 0 | 1;
}

/** Says what the fields of a table are, from its header line and its first row. */
export type FindColumns = (header: Row, firstRow: Row) => TableColumns;

/** An id, then values. Only the first row tells whether the header line has a label over the ids. */
export const idThenValues: FindColumns = (header, firstRow) => ({
  id: 0,
  firstValue: 1,
  headerLacks: firstRow.count === header.count + 1 ? 1 : 0,
});
