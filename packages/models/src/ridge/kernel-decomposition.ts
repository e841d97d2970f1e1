import type { TrainingSet } from '../contract/training-set.js';
import { crossGram } from '../linear-algebra/cross-gram.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';

/** Genes that are centred together. */
const BLOCK = 512;

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
  const markers = genotypes.features.length;
  const markerMeans = featureMeans(genotypes.values, samples, markers);
  const kernel = crossGram(genotypes.values, samples, genotypes.values, samples, markers, markerMeans);
  const { values, vectors } = symmetricEigen(kernel, samples);
  const eigenvalues = values.map((value) => Math.max(0, value));
  return {
    samples,
    genes,
    markerMeans,
    geneMeans,
    eigenvalues,
    basis: vectors,
    targets: rotate(expression.values, geneMeans, vectors, samples),
    meanSquare: eigenvalues.reduce((sum, value) => sum + value, 0) / samples,
  };
}

/** Centres genes and turns them into a basis, block by block: genes × samples. */
function rotate(
  expression: Float32Array,
  means: Float64Array,
  basis: Float64Array,
  samples: number,
): Float64Array {
  const rotated = new Float64Array(expression.length);
  const centred = new Float64Array(Math.min(BLOCK, means.length) * samples);
  for (let first = 0; first < means.length; first += BLOCK) {
    const genes = Math.min(BLOCK, means.length - first);
    const start = first * samples;
    for (let gene = 0, at = 0; gene < genes; gene++) {
      const mean = means[first + gene]!;
      for (const end = at + samples; at < end; at++) centred[at] = expression[start + at]! - mean;
    }
    const part = rotated.subarray(start, start + genes * samples);
    multiplyTransposed(centred, genes, basis, samples, samples, part);
  }
  return rotated;
}
