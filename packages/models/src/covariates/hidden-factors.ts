import type { Matrix, Rng } from '@snpress/data';
import { observedGroups } from '../contract/observed-groups.js';
import { gram } from '../linear-algebra/gram.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';
import { independentColumns, leastSquares } from './independent-columns.js';

/** Permutations of parallel analysis, and the share of them that a factor has to exceed. */
const PERMUTATIONS = 20;
const EXCEEDED = 0.95;
/** Genes by which factors are counted; of more, every second, every third … is looked at. */
const COUNTED_BY = 2000;
/** An eigenvalue below this share of the largest is rounding. */
const RANK = 1e-10;

/** Factors that touch many genes, as the training samples have them. */
export interface HiddenFactors {
  readonly samples: readonly string[];
  /** Factor after factor: orthonormal over the samples. */
  readonly scores: Float64Array;
  /** Gene after gene: of each factor. */
  readonly coefficients: Float64Array;
}

/**
 * The first principal components of standardised expression over samples, and the least-squares coefficients of every gene on them.
 * Missing values count as the mean of the gene.
 *
 * @param wanted - how many; `parallel` counts those that are larger than in 95 % of permutations of every gene by itself (Horn 1965).
 */
export function fitHiddenFactors(expression: Matrix, wanted: number | 'parallel', rng: Rng): HiddenFactors {
  const rows = expression.samples.length;
  const standard = standardised(expression);
  const { values, vectors } = symmetricEigen(gram(standard, rows, standard.length / rows), rows);
  const rank = values.filter((value) => value > RANK * values[0]!).length;
  const count = Math.min(rank, wanted === 'parallel' ? parallelAnalysis(standard, rows, rng) : wanted);
  const scores = Float64Array.from(vectors.subarray(0, count * rows));
  return { samples: expression.samples, scores, coefficients: coefficientsOf(expression, scores, count) };
}

/** Expression without the part of hidden factors, of samples that they are known of; others stay as they are. */
export function removeHiddenFactors(
  expression: Matrix,
  genes: readonly string[],
  { samples, scores, coefficients }: HiddenFactors,
): Matrix {
  const count = scores.length / samples.length;
  const rowOf = new Map(samples.map((id, row) => [id, row]));
  const geneOf = new Map(genes.map((id, gene) => [id, gene]));
  const known = expression.samples.map((id) => rowOf.get(id) ?? -1);
  const rows = known.length;
  const values = expression.values.slice();
  expression.features.forEach((id, column) => {
    const from = geneOf.get(id)! * count;
    known.forEach((own, row) => {
      if (own < 0) return;
      for (let k = 0; k < count; k++)
        values[column * rows + row]! -= coefficients[from + k]! * scores[k * samples.length + own]!;
    });
  });
  return { ...expression, values };
}

/** Genes less their mean, in standard deviations; 0 where missing, or where they do not vary. */
function standardised({ samples, features, values }: Matrix): Float32Array {
  const rows = samples.length;
  const result = new Float32Array(values.length);
  for (let gene = 0; gene < features.length; gene++) {
    const own = values.subarray(gene * rows, (gene + 1) * rows);
    const known = own.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    if (!(deviation > 1e-12)) continue;
    own.forEach((value, row) => {
      if (!Number.isNaN(value)) result[gene * rows + row] = (value - mean) / deviation;
    });
  }
  return result;
}

/** How many leading eigenvalues are larger than those of genes that are permuted apart. */
function parallelAnalysis(standard: Float32Array, rows: number, rng: Rng): number {
  const genes = standard.length / rows;
  const step = Math.max(1, Math.ceil(genes / COUNTED_BY));
  const chosen = Array.from({ length: Math.ceil(genes / step) }, (_, index) => index * step);
  const some = new Float32Array(chosen.length * rows);
  chosen.forEach((gene, index) => {
    some.set(standard.subarray(gene * rows, (gene + 1) * rows), index * rows);
  });
  const spectrumOf = (values: Float32Array): Float64Array =>
    symmetricEigen(gram(values, rows, chosen.length, { centre: true }), rows).values;
  const found = spectrumOf(some);
  const smaller = new Int32Array(rows);
  for (let permutation = 0; permutation < PERMUTATIONS; permutation++) {
    const own = rng.fork(permutation);
    const permuted = new Float32Array(some.length);
    for (let from = 0; from < some.length; from += rows)
      own.permutation(rows).forEach((row, at) => (permuted[from + at] = some[from + row]!));
    spectrumOf(permuted).forEach((value, k) => {
      if (value < found[k]!) smaller[k]!++;
    });
  }
  const first = smaller.findIndex((times) => times < EXCEEDED * PERMUTATIONS);
  return first === -1 ? rows : first;
}

/** By the samples that have a value of the gene. */
function coefficientsOf(expression: Matrix, scores: Float64Array, count: number): Float64Array {
  const rows = expression.samples.length;
  const coefficients = new Float64Array(expression.features.length * count);
  for (const { genes, rows: observed } of observedGroups([expression])) {
    const own = observed[0]!;
    const columns = new Float64Array(count * own.length);
    for (let k = 0; k < count; k++) {
      const mean = own.reduce((sum, row) => sum + scores[k * rows + row]!, 0) / own.length;
      own.forEach((row, at) => (columns[k * own.length + at] = scores[k * rows + row]! - mean));
    }
    const basis = independentColumns(columns, own.length);
    const found = new Float64Array(basis.kept.length);
    const target = new Float64Array(own.length);
    for (const gene of genes) {
      const mean = own.reduce((sum, row) => sum + expression.values[gene * rows + row]!, 0) / own.length;
      own.forEach((row, at) => (target[at] = expression.values[gene * rows + row]! - mean));
      leastSquares(basis, target, found, 0);
      basis.kept.forEach((factor, k) => (coefficients[gene * count + factor] = found[k]!));
    }
  }
  return coefficients;
}
