import { meanOf } from '../distribution/mean-of.js';
import type { GenePairs } from '../held-out/gene-pairs.js';

/** What is summed over all pairs to split variance into that between genes and that within them. */
export interface PairSums {
  sameSign: number;
  /** Squares of observed values around their gene's mean, and of what the predictions leave of them. */
  withinTotal: number;
  withinResidual: number;
  /** Per gene: number of pairs, mean observed and mean predicted value. */
  readonly genes: { readonly n: number; readonly observed: number; readonly predicted: number }[];
}

/** Sums of nothing. */
export function createPairSums(): PairSums {
  return { sameSign: 0, withinTotal: 0, withinResidual: 0, genes: [] };
}

/** Adds the pairs of one gene; returns the mean of its observations. */
export function addPairs({ count, observed, predicted }: GenePairs, sums: PairSums): number {
  const observedMean = meanOf(observed);
  const predictedMean = meanOf(predicted);
  for (let index = 0; index < count; index++) {
    if (Math.sign(observed[index]!) === Math.sign(predicted[index]!)) sums.sameSign++;
    const deviation = observed[index]! - observedMean;
    sums.withinTotal += deviation ** 2;
    sums.withinResidual += (deviation - (predicted[index]! - predictedMean)) ** 2;
  }
  if (count > 0) sums.genes.push({ n: count, observed: observedMean, predicted: predictedMean });
  return observedMean;
}

/**
 * R² between genes (of the gene means, weighted by their number of values) and within genes (of the deviations from
 * them). Both sums of squared residuals add up to the total.
 */
export function varianceExplained({ genes, withinTotal, withinResidual }: PairSums): {
  betweenGene: number;
  withinGene: number;
} {
  let values = 0;
  let total = 0;
  for (const { n, observed } of genes) {
    values += n;
    total += n * observed;
  }
  const grandMean = total / values;
  let betweenTotal = 0;
  let betweenResidual = 0;
  for (const { n, observed, predicted } of genes) {
    betweenTotal += n * (observed - grandMean) ** 2;
    betweenResidual += n * (observed - predicted) ** 2;
  }
  return {
    betweenGene: betweenTotal === 0 ? NaN : 1 - betweenResidual / betweenTotal,
    withinGene: withinTotal === 0 ? NaN : 1 - withinResidual / withinTotal,
  };
}
