import { selectPositions } from './select-positions.js';
import type { Matrix } from './matrix.js';

type Labels = Pick<Matrix, 'features' | 'positions' | 'alleles' | 'contexts' | 'ploidy'>;

/** What is known of some features, in the order asked for. */
export function selectLabels(
  { features, positions, alleles, ploidy, contexts }: Labels,
  columns: ArrayLike<number>,
): Labels {
  const pick = <T>(all: readonly T[]): T[] => Array.from(columns, (column) => all[column]!);
  return {
    features: pick(features),
    ...(positions && { positions: selectPositions(positions, columns) }),
    ...(alleles && { alleles: { counted: pick(alleles.counted), other: pick(alleles.other) } }),
    ...(ploidy && { ploidy }),
    ...(contexts && { contexts: { gene: pick(contexts.gene), context: pick(contexts.context) } }),
  };
}
