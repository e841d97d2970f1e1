import type { ArrayBundle, Matrix } from '@snpress/data';
import type { Pretraining } from '../contract/estimator.js';
import { ModelError } from '../contract/model-error.js';
import type { TrainingSet } from '../contract/training-set.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { genotypeProducts } from '../linear-algebra/genotype-products.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';
import type { RidgeParams } from './ridge-params.js';

/** Genes that are centred together. */
const BLOCK = 512;
/** `metadata.type` of a decomposition that was made beforehand. */
const BASIS = 'genotype-basis';

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

/**
 * One eigendecomposition, shared by all genes and all penalties.
 * @param pretrained of the same genotypes, where it was made beforehand
 * @throws ModelError where `pretrained` is of something else.
 */
export function decomposeKernel(
  { genotypes, expression }: TrainingSet,
  pretrained?: ArrayBundle,
): KernelDecomposition {
  const samples = genotypes.samples.length;
  const genes = expression.features.length;
  const geneMeans = featureMeans(expression.values, samples, genes);
  const means = markerMeans(genotypes);
  const { eigenvalues, basis } =
    pretrained === undefined ? decompose(genotypes, means) : loadBasis(pretrained, samples);
  return {
    samples,
    genes,
    markerMeans: means,
    geneMeans,
    eigenvalues,
    basis,
    targets: rotate(expression.values, geneMeans, basis, samples),
    meanSquare: eigenvalues.reduce((sum, value) => sum + value, 0) / samples,
  };
}

/** The decomposition of the genotypes alone, once for choosing the penalties by leave-one-out and for fitting with them. */
export const kernelPretraining: Pretraining<RidgeParams> = {
  parameters: ({ chooseBy }) => (chooseBy === 'loo' ? { chooseBy } : null),
  run: (genotypes) => {
    const { eigenvalues, basis } = decompose(genotypes, markerMeans(genotypes));
    return Promise.resolve({ metadata: { type: BASIS }, arrays: { eigenvalues, basis } });
  },
};

type KernelBasis = Pick<KernelDecomposition, 'eigenvalues' | 'basis'>;

function decompose(genotypes: Matrix, means: Float64Array): KernelBasis {
  const eigen = symmetricEigen(genotypeProducts(genotypes, genotypes, means), genotypes.samples.length);
  return { eigenvalues: eigen.values.map((value) => Math.max(0, value)), basis: eigen.vectors };
}

function loadBasis({ metadata, arrays }: ArrayBundle, samples: number): KernelBasis {
  const eigenvalues = arrays.eigenvalues as Float64Array;
  if (metadata.type !== BASIS || eigenvalues.length !== samples) {
    throw new ModelError('program', {
      code: 'other-pretraining',
      message: 'the pretraining given to this fit is not of its genotypes',
    });
  }
  return { eigenvalues, basis: arrays.basis as Float64Array };
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
