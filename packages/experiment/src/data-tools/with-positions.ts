import { attachPositions } from '@snpress/data/positions/attach-positions';
import { readPositions } from '@snpress/formats/tables/read-positions';
import type { MatrixReading } from '@snpress/data';

/** A matrix with the positions of a table, where one is given. */
export async function withPositions(
  { matrix, warnings }: MatrixReading,
  table: string | undefined,
): Promise<MatrixReading> {
  if (table === undefined) return { matrix, warnings };
  const attached = attachPositions(matrix, await readPositions(table));
  return { matrix: attached.matrix, warnings: [...warnings, ...attached.warnings] };
}
