import type { Matrix } from '@snpress/data';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { nonNegativeLeastSquares } from './non-negative-least-squares.js';

/** Sums of squares and products of what members predict for held-out samples, about the training means. */
export interface MemberProducts {
  /** Adds the predictions of a fold, one matrix a member. */
  add(predicted: readonly Matrix[], observed: Matrix, training: Matrix): void;
  /**
   * The same weights for all genes, whose variances are made equal: one a member.
   * @param kept - the members that may count; 0 for the others.
   */
  commonWeights(kept: readonly boolean[]): Float64Array;
  /** Weights of every gene, genes × members, pulled towards `common` as by so many observations more. */
  geneWeights(common: Float64Array, pull: number, kept: readonly boolean[]): Float64Array;
}

export function memberProducts(genes: number, members: number): MemberProducts {
  const grams = new Float64Array(genes * members * members);
  const products = new Float64Array(genes * members);
  const squares = new Float64Array(genes);
  const observations = new Float64Array(genes);

  /** Sums over genes, each divided by its variance: of one observation. */
  function averages(): { gram: Float64Array; product: Float64Array } {
    const gram = new Float64Array(members * members);
    const product = new Float64Array(members);
    const varying = squares.reduce((count, square) => count + (square > 0 ? 1 : 0), 0);
    for (let gene = 0; gene < genes; gene++) {
      if (squares[gene] === 0) continue;
      const scale = 1 / (squares[gene]! * varying);
      for (let at = 0; at < gram.length; at++) gram[at]! += grams[gene * gram.length + at]! * scale;
      for (let at = 0; at < members; at++) product[at]! += products[gene * members + at]! * scale;
    }
    return { gram, product };
  }

  return {
    add(predicted, observed, training) {
      const rows = observed.samples.length;
      const means = featureMeans(training.values, training.samples.length, genes);
      for (let gene = 0; gene < genes; gene++) {
        const mean = means[gene]!;
        for (let at = gene * rows; at < (gene + 1) * rows; at++) {
          const value = observed.values[at]! - mean;
          if (Number.isNaN(value)) continue;
          observations[gene]! += 1;
          squares[gene]! += value * value;
          predicted.forEach((first, i) => {
            const own = first.values[at]! - mean;
            products[gene * members + i]! += own * value;
            predicted.forEach((second, j) => {
              grams[(gene * members + i) * members + j]! += own * (second.values[at]! - mean);
            });
          });
        }
      }
    },
    commonWeights(kept) {
      const { gram, product } = averages();
      return nonNegativeLeastSquares(gram, product, kept);
    },
    geneWeights(common, pull, kept) {
      const { gram } = averages();
      const weights = new Float64Array(genes * members);
      for (let gene = 0; gene < genes; gene++) {
        if (squares[gene] === 0) {
          weights.set(common, gene * members);
          continue;
        }
        const scale = observations[gene]! / squares[gene]!;
        const own = grams.slice(gene * gram.length, (gene + 1) * gram.length).map((value) => value * scale);
        const product = products.slice(gene * members, (gene + 1) * members).map((value) => value * scale);
        for (let i = 0; i < members; i++) {
          for (let j = 0; j < members; j++) {
            const more = pull * gram[i * members + j]!;
            own[i * members + j]! += more;
            product[i]! += more * common[j]!;
          }
        }
        weights.set(nonNegativeLeastSquares(own, product, kept), gene * members);
      }
      return weights;
    },
  };
}
