import type { TrainingSet } from '../contract/training-set.js';
import { varianceIn } from '../linear/column-variance.js';
import { distinctColumns } from '../linear/distinct-columns.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { sharedVariance } from '../linear/shared-variance.js';
import type { BinEffects } from './bin-effects.js';

/** As `linearImportance` of `linearBins`: markers of a bin have the same effect, so that genes are gone through by bins. */
export function binImportance(
  { genes, effects, binOf, scales }: BinEffects,
  { genotypes, expression }: TrainingSet,
): Float64Array {
  const columns = distinctColumns(genotypes);
  const bins = scales.length;
  /** Of each group of markers: bins, and how often its effect counts. */
  const counts = Array.from(columns.representatives, () => new Map<number, number>());
  columns.group.forEach((group, marker) => {
    if (group < 0) return;
    const bin = binOf[marker]!;
    const own = counts[group]!;
    own.set(bin, (own.get(bin) ?? 0) + columns.sign[marker]! * scales[bin]!);
  });
  const binSquares = new Float64Array(bins);
  for (let at = 0; at < effects.length; at++) binSquares[at % bins]! += effects[at]! ** 2;
  const squares = Float64Array.from(counts, (own) => {
    const parts = [...own];
    if (parts.length === 1) return parts[0]![1] ** 2 * binSquares[parts[0]![0]]!;
    let sum = 0;
    for (let gene = 0; gene < genes.length; gene++) {
      sum += parts.reduce((total, [bin, count]) => total + count * effects[gene * bins + bin]!, 0) ** 2;
    }
    return sum;
  });
  return sharedVariance(varianceIn(genotypes), columns, squares, expressionVariance(expression));
}
