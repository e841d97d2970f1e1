import type { TrainingSet } from '../contract/estimator.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { gram } from '../linear-algebra/gram.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';

/** A training set in the eigenbasis of its centred genotype Gram matrix: every penalty is one division away. */
export interface KernelDecomposition {
  readonly samples: number;
  readonly genes: number;
  readonly markerMeans: Float64Array;
  readonly geneMeans: Float64Array;
  /** Eigenvalues of X Xᵀ, not negative, largest first. */
  readonly eigenvalues: Float64Array;
  /** Eigenvectors, one per row: samples × samples. */
  readonly basis: Float64Array;
  /** Centred expression in that basis, genes × samples. */
  readonly targets: Float64Array;
  /** trace(X Xᵀ)/n. */
  readonly meanSquare: number;
}

/** One eigendecomposition, shared by all genes and all penalties. */
export function decomposeKernel({ genotypes, expression }: TrainingSet): KernelDecomposition {
  const samples = genotypes.samples.length;
  const genes = expression.features.length;
  const geneMeans = featureMeans(expression.values, samples, genes);
  const kernel = gram(genotypes.values, samples, genotypes.features.length, { centre: true });
  const { values, vectors } = symmetricEigen(kernel, samples);
  const eigenvalues = values.map((value) => Math.max(0, value));
  const centred = new Float64Array(genes * samples);
  for (let gene = 0, at = 0; gene < genes; gene++) {
    const mean = geneMeans[gene]!;
    for (const end = at + samples; at < end; at++) centred[at] = expression.values[at]! - mean;
  }
  return {
    samples,
    genes,
    markerMeans: featureMeans(genotypes.values, samples, genotypes.features.length),
    geneMeans,
    eigenvalues,
    basis: vectors,
    targets: multiplyTransposed(centred, genes, vectors, samples, samples, new Float64Array(genes * samples)),
    meanSquare: eigenvalues.reduce((sum, value) => sum + value, 0) / samples,
  };
}
