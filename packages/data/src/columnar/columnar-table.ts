/** A column of a table, as Arrow and Parquet files have them. */
export interface TableColumn {
  readonly name: string;
  readonly holds: 'text' | 'numbers' | 'lists' | 'something else';
  /** Its type as the format writes it. */
  readonly type: string;
}

/** Numbers of a column, as the file has them; null or undefined where one is missing. */
export type ColumnNumbers = ArrayLike<number | bigint | null | undefined>;

/** A table that is stored column by column. */
export interface ColumnarTable {
  readonly file: string;
  /** What it is called in messages: `Arrow IPC file`. */
  readonly kind: string;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** What the file says about itself as a whole. */
  readonly metadata: ReadonlyMap<string, string>;
  /** The entries of one column as text; null where one is missing. */
  texts(column: number): Promise<readonly (string | null)[]>;
  /** Visits the numbers of columns, piece by piece; `firstRow` is the row of the first number of a piece. */
  numbers(
    columns: readonly number[],
    visit: (column: number, firstRow: number, numbers: ColumnNumbers) => void,
  ): Promise<void>;
}
