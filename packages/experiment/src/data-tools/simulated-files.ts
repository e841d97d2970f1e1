import { writeFile } from 'node:fs/promises';

/** Where simulated data go. */
export interface SimulatedFiles {
  readonly folder: string;
  /** Of the experiment. */
  readonly name: string;
  /** Path of the spec. */
  readonly spec: string;
}

/** Writes a table of tabs, one line for its head. */
export async function writeTable(
  file: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  await writeFile(file, [head, ...rows].map((row) => `${row.join('\t')}\n`).join(''));
}
