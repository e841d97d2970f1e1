import { DataError } from '../errors/data-error.js';
import type { DataProblem } from '../errors/data-problem.js';
import type { SampleIdMap } from './sample-id-map.js';

/** Samples under the ids to use. */
export interface RenamedSamples {
  /** In the same order. */
  readonly samples: readonly string[];
  /** How many of them the table has. */
  readonly renamed: number;
  /** Ids of the table that no sample has, in its order, without the first row where that may be a header line. */
  readonly unknown: readonly string[];
}

const shownProblems = 5;

/**
 * Gives samples the ids that a table or a pattern says; a sample that it does not have keeps its own.
 * @param file - the samples' file, for messages
 * @throws DataError where two samples would have the same id.
 */
export function renameSamples(
  samples: readonly string[],
  { name, path, rows }: SampleIdMap,
  file: string,
): RenamedSamples {
  const ids = samples.map((sample) => rows.get(sample)?.id ?? sample);
  const problems: DataProblem[] = [];
  const sampleOf = new Map<string, string>();
  ids.forEach((id, index) => {
    const sample = samples[index]!;
    const earlier = sampleOf.get(id);
    if (earlier !== undefined && problems.length < shownProblems) {
      problems.push({
        message: `Samples ${JSON.stringify(earlier)} and ${JSON.stringify(sample)} of ${file} would both be ${JSON.stringify(id)}${path === undefined ? ` by ${name}` : ''}`,
        file: path,
        line: rows.get(sample)?.line ?? rows.get(earlier)?.line,
        hint: 'Give each sample an id of its own, or leave one of them out of the file',
      });
    }
    sampleOf.set(id, sample);
  });
  if (problems.length > 0) throw new DataError(problems);
  const known = new Set(samples);
  const unknown = [...rows.keys()].filter((from, row) => row > 0 && !known.has(from));
  return { samples: ids, renamed: samples.filter((sample) => rows.has(sample)).length, unknown };
}
