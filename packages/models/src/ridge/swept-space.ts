import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { nextTurn } from '../contract/next-turn.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { gram } from '../linear-algebra/gram.js';
import { quadraticForms } from '../kernels/multiply-blocks.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { sharedVariance } from '../linear/shared-variance.js';
import { sweptColumns, type SweptColumns } from '../linear/swept-columns.js';
import { sumsOfColumns } from './ridge-importance.js';
import { type MarkerSpace, markerSpaceModel, type SpaceOfSamples } from './marker-space.js';

/** Markers whose quadratic forms are computed together. */
const BLOCK = 512;

/**
 * A ridge model of weights of samples, in one sweep: what these are of markers, their means and importance.
 */
export async function sweptSpace(
  { genotypes, expression }: SweptTrainingSet,
  { vectors, coefficients }: SpaceOfSamples,
  geneMeans: Float64Array,
  context: FitContext,
): Promise<Fitted> {
  const { samples, features: markers } = genotypes;
  const width = vectors.length / samples.length;
  const directions = new Float32Array(markers.length * width);
  const register = sweptColumns(markers.length);
  for (const block of genotypes.blocks()) {
    await nextTurn(context, block.first / markers.length);
    const means = register.add(block);
    const all = Int32Array.from(means.keys());
    const products = centredProducts(vectors, block.genotypes, means, all);
    for (let k = 0, at = 0; k < width; k++) {
      for (let m = 0; m < means.length; m++) directions[(block.first + m) * width + k] = products[at++]!;
    }
  }
  const columns = register.columns();
  const weights = markerWeightsOf(markers, context);
  const importance = importanceOf(columns, directions, coefficients, weights, expressionVariance(expression));
  if (weights) {
    for (let at = 0; at < directions.length; at++) directions[at]! *= weights[Math.floor(at / width)]!;
  }
  return markerSpaceModel({
    ...{
      markers,
      genes: expression.features,
      markerMeans: columns.means,
      geneMeans,
      directions,
      coefficients,
    },
    importance,
  });
}

/** As `ridgeImportance`, from the effects that markers of weight 1 would have. */
function importanceOf(
  { distinct, variances }: SweptColumns,
  directions: MarkerSpace['directions'],
  coefficients: MarkerSpace['coefficients'],
  weights: Float64Array | undefined,
  expressionVariance: number,
): Float64Array {
  const { representatives, group } = distinct;
  const width = directions.length / group.length;
  const sizes = sumsOfColumns(distinct, weights);
  const squares = new Float64Array(representatives.length);
  const factor = coefficients && cholesky(gram(coefficients, width, coefficients.length / width), width);
  for (let first = 0; first < squares.length; first += BLOCK) {
    const some = representatives.subarray(first, first + BLOCK);
    const own = new Float64Array(some.length * width);
    some.forEach((marker, k) => {
      own.set(directions.subarray(marker * width, (marker + 1) * width), k * width);
    });
    if (factor) quadraticForms(factor, width, own, some.length, squares, first);
    else own.forEach((value, at) => (squares[first + Math.floor(at / width)]! += value * value));
  }
  const together = squares.map((square, k) => square * sizes[k]! ** 2);
  return sharedVariance((marker) => variances[marker]!, distinct, together, expressionVariance);
}
