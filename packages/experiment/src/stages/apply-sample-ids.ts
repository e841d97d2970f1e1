import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import type { Matrix } from '@snpress/data';
import type { SampleIdSource } from '@snpress/formats';
import path from 'node:path';

/** The matrices of a dataset. */
export interface Matrices {
  readonly genotypes: Matrix;
  readonly expression: Matrix;
}

/** How many samples a table of ids, or a pattern, gave another id. */
export interface Renaming {
  readonly samples: number;
  readonly table: string;
}

/**
 * Gives the samples of both matrices the ids that tables or patterns say, where there are such.
 * @param files - the file of each matrix and what says its ids
 */
export async function applySampleIds(
  matrices: Matrices,
  files: {
    readonly [name in keyof Matrices]: { readonly file: string; readonly ids: SampleIdSource | undefined };
  },
  warn: (warning: string) => void,
): Promise<{
  readonly matrices: Matrices;
  readonly renamed: { readonly [name in keyof Matrices]?: Renaming };
}> {
  const read = await Promise.all(
    (['genotypes', 'expression'] as const).map(async (name) => {
      const { file: of, ids } = files[name];
      if (ids === undefined) return [];
      const map = await readSampleIds(ids, { samples: matrices[name].samples });
      const result = renameSamples(matrices[name].samples, map, path.basename(of));
      return [{ name, file: map.path, table: map.name, rows: map.rows.size, ...result }];
    }),
  );
  const results = read.flat();
  for (const { name, file, table, rows, unknown } of results) {
    if (file === undefined) {
      if (rows === 0) warn(`${table} changes no sample id in ${name}`);
      continue;
    }
    // A table for both files knows a sample that either of them has.
    const same = results.filter((other) => other.file === file);
    if (same[0]!.name !== name) continue;
    const nowhere = unknown.filter((id) => same.every((other) => other.unknown.includes(id)));
    if (nowhere.length > 0)
      warn(
        `${nowhere.length} of the ${rows} ids in ${table} are those of no sample in ${same.map((other) => other.name).join(' or ')} (${nowhere.slice(0, 3).join(', ')}${nowhere.length > 3 ? ', …' : ''})`,
      );
  }
  return {
    matrices: results.reduce(
      (all, { name, samples }) => ({ ...all, [name]: { ...all[name], samples } }),
      matrices,
    ),
    renamed: Object.fromEntries(
      results.map(({ name, renamed, table }) => [name, { samples: renamed, table }]),
    ),
  };
}
