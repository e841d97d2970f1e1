import type { Matrix } from '@snpress/data';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import type { KernelDecomposition } from './kernel-decomposition.js';
import { genesWithHoles } from './genes-with-holes.js';
import { dualCoefficients } from './ridge-model.js';

/**
 * Squared errors on a validation set for any penalties, at samples × validation × genes each; values that are missing have none.
 * @param kernel - products of the genotypes of validation and training samples, less the means of the latter: row-major.
 * @param expression - of the validation samples.
 * @returns a function that adds one sum per gene, each with its penalty, to `sse`, from `offset` on.
 */
export function foldErrors(
  decomposition: KernelDecomposition,
  kernel: Float64Array,
  expression: Matrix,
): (lambdas: Float64Array, sse: Float64Array, offset: number) => void {
  const { samples, genes, basis } = decomposition;
  const holes = genesWithHoles(decomposition);
  const rows = expression.samples.length;
  const scores = multiplyTransposed(kernel, rows, basis, samples, samples, new Float64Array(rows * samples));
  const predicted = new Float64Array(genes * rows);
  const observed = expression.values;

  return (lambdas, sse, offset) => {
    const completed = { ...decomposition, ...holes.completed(lambdas) };
    const { geneMeans } = completed;
    const coefficients = dualCoefficients(completed, lambdas);
    multiplyTransposed(coefficients, genes, scores, rows, samples, predicted);
    for (let gene = 0, at = 0; gene < genes; gene++) {
      for (const end = at + rows; at < end; at++) {
        const error = predicted[at]! + geneMeans[gene]! - observed[at]!;
        if (!Number.isNaN(error)) sse[offset + gene]! += error * error;
      }
    }
  };
}
