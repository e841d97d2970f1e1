import type { Matrix } from '@snpress/data';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { observedRows } from '@snpress/models/contract/observed-groups';

/** Expression without the genes that no sample has a value of. */
export function observedGenes(expression: Matrix): Matrix {
  const known = [...expression.features.keys()].filter((gene) => observedRows(expression, gene).length > 0);
  return known.length === expression.features.length ? expression : selectFeatures(expression, known);
}
