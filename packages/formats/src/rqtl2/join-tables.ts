import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { MatrixReading } from '@snpress/data';
import { uniqueFeatureIds } from '@snpress/data/matrix/unique-feature-ids';
import { someOf } from '@snpress/data/errors/some-of';

/** Tables of different features as one; a sample that a table lacks is missing in it, with a warning that names `file`. */
export function joinTables(tables: readonly MatrixReading[], file: string): MatrixReading {
  if (tables.length === 1) return tables[0]!;
  const samples = [...new Set(tables.flatMap(({ matrix }) => matrix.samples))];
  const rowOf = new Map(samples.map((id, row) => [id, row]));
  const { features, warnings } = uniqueFeatureIds(
    tables.flatMap(({ matrix }) => matrix.features),
    file,
  );
  const values = new Float32Array(samples.length * features.length).fill(NaN);
  let offset = 0;
  for (const { matrix } of tables) {
    const rows = matrix.samples.map((id) => rowOf.get(id)!);
    for (let feature = 0, from = 0; feature < matrix.features.length; feature++) {
      for (let sample = 0; sample < rows.length; sample++) {
        values[offset + rows[sample]!] = matrix.values[from++]!;
      }
      offset += samples.length;
    }
  }
  const incomplete = samples.filter((id) => tables.some(({ matrix }) => !matrix.samples.includes(id)));
  return {
    matrix: createMatrix({ samples, features, values }),
    warnings: [
      ...tables.flatMap((table) => table.warnings),
      ...warnings,
      ...(incomplete.length === 0
        ? []
        : [
            `${file}: ${incomplete.length} of ${samples.length} samples are not in all of its tables (${someOf(incomplete)}); their values are missing there.`,
          ]),
    ],
  };
}
