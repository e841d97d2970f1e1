import type { ProblemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';

/** A sample of a `.fam` or `.psam` file. */
export interface FamilyMember {
  /** Family id; `0` or the empty string where there is none. */
  readonly family: string;
  /** Id within the family. */
  readonly id: string;
  readonly line: number;
}

/**
 * The ids of samples: their ids within the family where these differ, otherwise `family_id` for all of them, with a
 * warning that names the file.
 * @throws DataError with the problems that there are: ids that repeat even so, or no sample, and those before
 */
export function sampleIds(
  members: readonly FamilyMember[],
  file: string,
  problems: ProblemList,
): { readonly samples: readonly string[]; readonly warnings: readonly string[] } {
  if (members.length === 0)
    problems.add({
      message: 'There is no sample in this file',
      hint: 'It may be cut short: copy or write it again',
    });
  problems.throwIfAny();
  const own = members.map(({ id }) => id);
  const seen = new Set<string>();
  const repeated = own.filter((id) => seen.size === seen.add(id).size);
  if (repeated.length === 0) return { samples: own, warnings: [] };
  const samples = members.map(({ family, id }) => (family === '' || family === '0' ? id : `${family}_${id}`));
  const lineOf = new Map<string, number>();
  samples.forEach((sample, index) => {
    const { line } = members[index]!;
    const earlier = lineOf.get(sample);
    if (earlier !== undefined) {
      problems.add({
        message: `Sample ${JSON.stringify(sample)} occurs in lines ${earlier} and ${line}`,
        line,
        hint: 'Give each sample an id of its own',
      });
    }
    lineOf.set(sample, earlier ?? line);
  });
  problems.throwIfAny();
  return {
    samples,
    warnings: [
      `${file}: sample ids repeat from family to family (${someOf(repeated)}), so samples are called family_id.`,
    ],
  };
}
