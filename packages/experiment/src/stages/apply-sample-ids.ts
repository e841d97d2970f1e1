import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import type { Matrix } from '@snpress/data';
import type { SampleIdSource } from '@snpress/formats';
import path from 'node:path';

/** A matrix, its file, and what says the ids of its samples. */
export interface NamedMatrix {
  /** `genotypes`, `expression`, `expression.liver`. */
  readonly name: string;
  readonly matrix: Matrix;
  readonly file: string;
  readonly ids: SampleIdSource | undefined;
}

/** How many samples a table of ids, or a pattern, gave another id. */
export interface Renaming {
  readonly samples: number;
  readonly table: string;
}

/** Gives the samples of all matrices the ids that tables or patterns say, where there are such; in the same order. */
export async function applySampleIds(
  matrices: readonly NamedMatrix[],
  warn: (warning: string) => void,
): Promise<readonly { readonly matrix: Matrix; readonly renamed: Renaming | undefined }[]> {
  const read = await Promise.all(
    matrices.map(async ({ name, matrix, file: of, ids }) => {
      if (ids === undefined) return undefined;
      const map = await readSampleIds(ids, { samples: matrix.samples });
      const result = renameSamples(matrix.samples, map, path.basename(of));
      return { name, file: map.path, table: map.name, rows: map.rows.size, ...result };
    }),
  );
  const results = read.filter((result) => result !== undefined);
  for (const { name, file, table, rows, unknown } of results) {
    if (file === undefined) {
      if (rows === 0) warn(`${table} changes no sample id in ${name}`);
      continue;
    }
    // A table for several files knows a sample that any of them has.
    const same = results.filter((other) => other.file === file);
    if (same[0]!.name !== name) continue;
    const nowhere = unknown.filter((id) => same.every((other) => other.unknown.includes(id)));
    if (nowhere.length > 0)
      warn(
        `${nowhere.length} of the ${rows} ids in ${table} are those of no sample in ${same.map((other) => other.name).join(' or ')} (${nowhere.slice(0, 3).join(', ')}${nowhere.length > 3 ? ', …' : ''})`,
      );
  }
  return matrices.map(({ matrix }, index) => {
    const result = read[index];
    if (result === undefined) return { matrix, renamed: undefined };
    const { samples, renamed, table } = result;
    return { matrix: { ...matrix, samples }, renamed: { samples: renamed, table } };
  });
}
