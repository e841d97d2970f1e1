import { featureValues } from '../matrix/feature-values.js';
import type { Matrix } from '../matrix/matrix.js';
import { createMatrix } from '../matrix/create-matrix.js';
import { flipDosages } from './flip-dosages.js';
import type { MarkerReconciliation } from './marker-reconciliation.js';

/**
 * The markers of the reference in its order, counting its alleles, for the samples of another file: NaN where a marker
 * is absent, ploidy − d where the file counts the other allele.
 * @param given - the genotypes whose markers were reconciled, with the same columns
 */
export function applyReconciliation(
  { reference, columns, flipped }: Pick<MarkerReconciliation, 'reference' | 'columns' | 'flipped'>,
  given: Matrix,
  ploidy: 1 | 2,
): Matrix {
  const { samples } = given;
  const values = new Float32Array(samples.length * columns.length).fill(NaN);
  columns.forEach((column, marker) => {
    if (column === -1) return;
    const dosages = values.subarray(marker * samples.length, (marker + 1) * samples.length);
    dosages.set(featureValues(given, column));
    if (flipped[marker] === 1) flipDosages(dosages, ploidy);
  });
  const { ids, positions, alleles } = reference;
  return createMatrix({ samples, features: ids, values, positions, alleles, ploidy });
}
