import { fitTable } from './fit-table.js';

/** Text columns under their headings: the first column to the left, numbers to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return fitTable(
    head.map((title, column) => ({ title, align: column === 0 ? 'left' : 'right' })),
    rows,
  );
}
