import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';

/** Where some features of a matrix lie, and which genes and contexts they are, as far as that is known. */
export function placesOf(
  matrix: Pick<Matrix, 'features' | 'positions' | 'contexts'>,
  ids: readonly string[],
): Pick<Matrix, 'positions' | 'contexts'> {
  const column = new Map(matrix.features.map((id, index) => [id, index]));
  const { positions, contexts } = selectFeatures(
    { ...matrix, samples: [], values: new Float32Array(0) },
    ids.map((id) => column.get(id)!),
  );
  return { positions, contexts };
}
