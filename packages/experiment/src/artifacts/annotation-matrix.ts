import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';

/** Annotations × markers. */
export function annotationMatrix(
  columns: readonly (readonly [name: string, values: Float32Array])[],
  { features, positions }: Pick<Matrix, 'features' | 'positions'>,
): Matrix {
  const rows = columns.length;
  const values = new Float32Array(rows * features.length);
  columns.forEach(([, own], row) => {
    own.forEach((value, marker) => (values[marker * rows + row] = value));
  });
  return createMatrix({ samples: columns.map(([name]) => name), features, values, positions });
}
