import { problemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';

/** Which columns of a VCF file are read, and into which rows. */
export interface SampleColumns {
  /** The samples that are read, in row order. */
  readonly samples: readonly string[];
  /** All samples of the file, in column order. */
  readonly all: readonly string[];
  /** The row of each column, -1 where it is not read. */
  readonly rowOf: Int32Array;
}

/**
 * Finds the columns of samples; of all of them where none are named.
 * @param samples their ids
 * @param place the file that names them, where it is not the VCF file
 * @throws DataError where a sample is named twice or is not in the file.
 */
export function sampleColumns(
  file: string,
  all: readonly string[],
  samples: readonly string[] | undefined,
  place = file,
): SampleColumns {
  if (samples === undefined) return { samples: all, all, rowOf: Int32Array.from(all, (_, row) => row) };
  const rows = new Map(samples.map((id, row) => [id, row]));
  const problems = problemList(place);
  if (rows.size < samples.length) {
    const repeated = samples.filter((id, row) => rows.get(id) !== row);
    problems.add({
      message: `Samples are asked for more than once: ${someOf(repeated)}`,
      hint: 'Name each sample once',
    });
  }
  const known = new Set(all);
  const absent = samples.filter((id) => !known.has(id));
  if (absent.length > 0) {
    problems.add({
      message: `Samples asked for (${absent.length} of ${samples.length}) are not in ${place === file ? 'this file' : file}: ${someOf(absent)}`,
      hint: `Its samples are ${someOf(all)}`,
    });
  }
  problems.throwIfAny();
  return { samples, all, rowOf: Int32Array.from(all, (id) => rows.get(id) ?? -1) };
}
