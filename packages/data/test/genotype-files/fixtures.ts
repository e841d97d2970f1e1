import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The path of a fixture of `make-fixtures.sh`. */
export const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** What plink2 reads from a fixture: `NAME.traw`, a line per marker. */
export interface Golden {
  readonly samples: readonly string[];
  readonly chromosomes: readonly string[];
  readonly positions: readonly number[];
  readonly counted: readonly string[];
  readonly other: readonly string[];
  /** Dosages, NaN where missing; all of the first marker, all of the second … */
  readonly values: readonly number[];
}

/** Reads the `.traw` file of a fixture. */
export async function readGolden(name: string): Promise<Golden> {
  const text = await readFile(fixture(`${name}.traw`), 'utf8');
  const [header, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const column = (index: number): string[] => rows.map((row) => row[index]!);
  return {
    // plink2 writes FID_IID.
    samples: header!.slice(6).map((id) => id.slice(id.indexOf('_') + 1)),
    chromosomes: column(0),
    positions: column(3).map(Number),
    counted: column(4),
    other: column(5),
    values: rows.flatMap((row) => row.slice(6).map(Number)),
  };
}
