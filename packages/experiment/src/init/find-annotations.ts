import { DataError } from '@snpress/data/errors/data-error';
import { readMarkerAnnotations } from '@snpress/formats/tables/read-marker-annotations';
import type { Matrix } from '@snpress/data';
import { firstProblem } from './first-problem.js';
import { nameByDifference } from './name-by-difference.js';

/** A file that says something of markers. */
export interface FoundAnnotations {
  readonly path: string;
  /** Its name, where that of the file is another one's too. */
  readonly name: string | undefined;
  readonly annotations: readonly string[];
  /** Markers that it says something of, other than 0. */
  readonly markers: number;
}

/** Reads files of annotations as a run does: those that say something of markers, and why the others do not. */
export async function findAnnotations(
  paths: readonly string[],
  markers: Pick<Matrix, 'features' | 'positions'>,
): Promise<{ readonly files: readonly FoundAnnotations[]; readonly leftOut: readonly string[] }> {
  const leftOut: string[] = [];
  const files: FoundAnnotations[] = [];
  for (const path of paths) {
    try {
      const { names, values } = await readMarkerAnnotations({ path }, markers);
      const told = markers.features.filter((_, marker) =>
        values.some((column) => column[marker] !== 0 && !Number.isNaN(column[marker])),
      );
      files.push({ path, name: undefined, annotations: names, markers: told.length });
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      leftOut.push(firstProblem(error));
    }
  }
  const known = files.map(({ annotations }) => annotations[0]!);
  const isTwice = new Set(known).size < known.length;
  const names = isTwice ? nameByDifference(files.map(({ path }) => path)) : known;
  return {
    files: files.map((file, at) =>
      names[at] === known[at] || file.annotations.length > 1
        ? file
        : { ...file, name: names[at], annotations: [names[at]!] },
    ),
    leftOut,
  };
}
