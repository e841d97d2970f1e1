import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import type { Matrix } from '@snpress/data';
import path from 'node:path';

/** The matrices of a dataset. */
export interface Matrices {
  readonly genotypes: Matrix;
  readonly expression: Matrix;
}

/** How many samples a table of ids gave another id. */
export interface Renaming {
  readonly samples: number;
  readonly table: string;
}

/**
 * Gives the samples of both matrices the ids that tables of ids say, where there are such.
 * @param inputs - the files of the stage by name; a table is named after its matrix
 */
export async function applySampleIds(
  matrices: Matrices,
  inputs: Readonly<Record<string, string>>,
  warn: (warning: string) => void,
): Promise<{
  readonly matrices: Matrices;
  readonly renamed: { readonly [name in keyof Matrices]?: Renaming };
}> {
  const names = (['genotypes', 'expression'] as const).filter(
    (name) => inputs[`${name}SampleIds`] !== undefined,
  );
  const results = await Promise.all(
    names.map(async (name) => {
      const map = await readSampleIds(inputs[`${name}SampleIds`]!);
      const result = renameSamples(matrices[name].samples, map, path.basename(inputs[name]!));
      return { name, file: map.path, table: path.basename(map.path), rows: map.rows.size, ...result };
    }),
  );
  for (const { name, file, table, rows, unknown } of results) {
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
