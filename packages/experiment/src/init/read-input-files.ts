import { DataError } from '@snpress/data/errors/data-error';
import { companionFiles } from '@snpress/formats/registry/companion-files';
import type { DataProblem } from '@snpress/data';
import { realpathSync } from 'node:fs';
import { readInputFile, type InputFile } from './input-file.js';

/** Files that are read together with another one, which is the one to name. */
const heads = /\.(?:bed|pgen|bgen|ya?ml|json)$/i;
const indexEnding = /\.(?:tbi|csi|bgi|gzi)$/i;

/**
 * Reads files and says what each is. A file that is given twice is read once; one that belongs to another that is given, such as the
 * `.fam` of a `.bed`, is read with that.
 * @throws DataError with what is wrong with any of them
 */
export async function readInputFiles(
  paths: readonly string[],
): Promise<{ readonly files: readonly InputFile[]; readonly notes: readonly string[] }> {
  const byPlace = new Map<string, string>();
  const notes: string[] = [];
  for (const path of paths) {
    const place = placeOf(path);
    const earlier = byPlace.get(place);
    if (earlier === undefined) byPlace.set(place, path);
    else
      notes.push(`${path}: is ${earlier === path ? 'given twice' : `the file ${earlier}`}, and read once.`);
  }
  const different = [...byPlace.values()];
  const belonging = new Set(
    different
      .filter((path) => heads.test(path))
      .flatMap(companionFiles)
      .map(placeOf),
  );
  const wanted = different.filter(
    (path) =>
      !belonging.has(placeOf(path)) &&
      !(indexEnding.test(path) && byPlace.has(placeOf(path.replace(indexEnding, '')))),
  );
  const files: InputFile[] = [];
  const problems: DataProblem[] = [];
  for (const path of wanted) {
    try {
      files.push(await readInputFile(path));
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new DataError(problems);
  return { files, notes };
}

function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
