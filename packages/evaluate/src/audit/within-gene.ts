import type { Matrix } from '@snpress/data';
import { meanOf } from '../distribution/mean-of.js';

/** True and predicted values of every gene less their means; gene by gene, zero where a value is missing. */
export interface WithinGene {
  readonly samples: number;
  /** Genes × samples. */
  readonly observed: Float64Array;
  /** Genes × samples. */
  readonly predicted: Float64Array;
  /** Genes × samples: 1 where a value is there, 0 where it is missing. */
  readonly present: Uint8Array;
  /** Per gene: number of values. */
  readonly count: Int32Array;
  /** Per gene: sums of squares and of products. */
  readonly observedSquares: Float64Array;
  readonly predictedSquares: Float64Array;
  readonly product: Float64Array;
  /** The genes where neither side is constant, which have a correlation. */
  readonly varying: Int32Array;
}

/**
 * Takes the means of genes away from both sides, over the samples with a truth. Both matrices have the same samples
 * and genes.
 */
export function withinGene(observed: Matrix, predicted: Matrix): WithinGene {
  const samples = observed.samples.length;
  const genes = observed.features.length;
  const sums = (): Float64Array => new Float64Array(genes);
  const result = {
    samples,
    observed: new Float64Array(genes * samples),
    predicted: new Float64Array(genes * samples),
    present: Uint8Array.from(observed.values, (value) => Number(!Number.isNaN(value))),
    count: new Int32Array(genes),
    observedSquares: sums(),
    predictedSquares: sums(),
    product: sums(),
  };
  for (let gene = 0; gene < genes; gene++) {
    const places = [];
    for (let at = gene * samples; at < (gene + 1) * samples; at++) if (result.present[at]) places.push(at);
    const observedMean = meanOf(places.map((at) => observed.values[at]!));
    const predictedMean = meanOf(places.map((at) => predicted.values[at]!));
    result.count[gene] = places.length;
    for (const at of places) {
      const truth = observed.values[at]! - observedMean;
      const prediction = predicted.values[at]! - predictedMean;
      result.observed[at] = truth;
      result.predicted[at] = prediction;
      result.observedSquares[gene]! += truth * truth;
      result.predictedSquares[gene]! += prediction * prediction;
      result.product[gene]! += truth * prediction;
    }
  }
  const varies = (_: number, gene: number): boolean =>
    result.observedSquares[gene]! > 0 && result.predictedSquares[gene]! > 0;
  return { ...result, varying: Int32Array.from(result.count.keys()).filter(varies) };
}
