import { readFile } from 'node:fs/promises';

/** A table of what plink makes of a data set: `--export A-transpose` or `--recode A-transpose`. */
export interface Traw {
  readonly samples: readonly string[];
  readonly chromosomes: readonly string[];
  readonly ids: readonly string[];
  readonly positions: readonly number[];
  readonly counted: readonly string[];
  readonly other: readonly string[];
  /** NaN where missing; all of the first marker, all of the second … */
  readonly values: readonly number[];
}

/** Reads a `.traw` file; samples are called `FID_IID` there. */
export async function readTraw(path: string): Promise<Traw> {
  const text = await readFile(path, 'utf8');
  const [header, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const column = (index: number): string[] => rows.map((row) => row[index]!);
  return {
    samples: header!.slice(6).map((id) => id.slice(id.indexOf('_') + 1)),
    chromosomes: column(0),
    ids: column(1),
    positions: column(3).map(Number),
    counted: column(4),
    other: column(5),
    values: rows.flatMap((row) => row.slice(6).map(Number)),
  };
}
