import { selectPositions } from '@snpress/data/matrix/select-positions';
import type { Matrix, Positions } from '@snpress/data';

/** The positions of some features of a matrix, where they are known. */
export function positionsOf(
  { features, positions }: Pick<Matrix, 'features' | 'positions'>,
  ids: readonly string[],
): Positions | undefined {
  if (positions === undefined) return undefined;
  const column = new Map(features.map((id, index) => [id, index]));
  return selectPositions(
    positions,
    ids.map((id) => column.get(id)!),
  );
}
