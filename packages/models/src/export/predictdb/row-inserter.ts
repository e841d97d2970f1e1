import type { Database } from 'node-sqlite3-wasm';

type Value = string | number | null;

const rowsAtOnce = 64;

/** Inserts rows of a table, many at a time. */
export interface RowInserter {
  insert(...row: readonly Value[]): void;
  /** Inserts what is left. */
  finish(): void;
}

export function rowInserter(database: Database, table: string, columns: number): RowInserter {
  const sql = (rows: number): string => {
    const row = `(${Array<string>(columns).fill('?').join(',')})`;
    return `INSERT INTO ${table} VALUES ${Array<string>(rows).fill(row).join(',')}`;
  };
  const many = database.prepare(sql(rowsAtOnce));
  let pending: Value[] = [];
  return {
    insert(...row) {
      pending.push(...row);
      if (pending.length < rowsAtOnce * columns) return;
      many.run(pending);
      pending = [];
    },
    finish() {
      many.finalize();
      if (pending.length > 0) database.run(sql(pending.length / columns), pending);
      pending = [];
    },
  };
}
