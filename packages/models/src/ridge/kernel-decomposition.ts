import type { ArrayBundle, Matrix } from '@snpress/data';
import type { Pretraining } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { ModelError } from '../contract/model-error.js';
import { isComplete } from '../contract/observed-groups.js';
import type { TrainingSet } from '../contract/training-set.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { genotypeProducts } from '../linear-algebra/genotype-products.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';
import type { RidgeParams } from './ridge-params.js';
import type { WeighedMarkers } from './ridge-state.js';

/** Genes that are centred together. */
const BLOCK = 512;
/** `metadata.type` of a decomposition that was made beforehand. */
const BASIS = 'genotype-basis';

/** Expression in the eigenbasis of the centred genotype Gram matrix of its samples: every penalty is one division away. */
export interface KernelDecomposition {
  readonly samples: number;
  readonly genes: number;
  readonly geneMeans: Float64Array;
  /** Eigenvalues of X Xᵀ, not negative, largest first. */
  readonly eigenvalues: Float64Array;
  /** Eigenvectors, one per row: samples × samples. */
  readonly basis: Float64Array;
  /** Centred expression in that basis, genes × samples; what is missing counts as the mean. */
  readonly targets: Float64Array;
  /** trace(X Xᵀ)/n of the samples that a gene has. */
  readonly meanSquares: Float64Array;
  /** Gene → the rows of samples that it lacks, of genes that lack some. */
  readonly holes: ReadonlyMap<number, Int32Array>;
}

/** The same of a training set, with the means and weights of its markers. */
export interface MarkerDecomposition extends KernelDecomposition, WeighedMarkers {}

/**
 * One eigendecomposition, shared by all genes and all penalties: of X diag(w) Xᵀ, where markers have weights.
 * @param context - whose `pretrained` is of the same genotypes and weights, where it was made beforehand.
 * @throws ModelError where `pretrained` is of something else.
 */
export function decomposeKernel(
  { genotypes, expression }: TrainingSet,
  { pretrained, ...context }: Pick<FitContext, 'pretrained' | 'markerWeights'> = {},
): MarkerDecomposition {
  const markers = weighMarkers(genotypes, context);
  const basis =
    pretrained === undefined
      ? decomposeGenotypes(genotypes, markers)
      : loadBasis(pretrained, genotypes.samples.length, markers);
  return { ...decomposeExpression(expression, basis), ...markers };
}

/** Expression in the eigenbasis of the genotypes of its samples. */
export function decomposeExpression(
  expression: Matrix,
  { eigenvalues, basis }: KernelBasis,
): KernelDecomposition {
  const samples = expression.samples.length;
  const genes = expression.features.length;
  const geneMeans = featureMeans(expression.values, samples, genes);
  const holes = holesOf(expression);
  return {
    samples,
    genes,
    geneMeans,
    eigenvalues,
    basis,
    targets: rotate(expression.values, geneMeans, basis, samples),
    meanSquares: meanSquaresOf(genes, samples, { eigenvalues, basis }, holes),
    holes,
  };
}

function holesOf(expression: Matrix): ReadonlyMap<number, Int32Array> {
  const holes = new Map<number, Int32Array>();
  if (isComplete(expression)) return holes;
  const rows = expression.samples.length;
  for (const gene of expression.features.keys()) {
    const own = Array.from({ length: rows }, (_, row) => row).filter((row) =>
      Number.isNaN(expression.values[gene * rows + row]),
    );
    if (own.length > 0) holes.set(gene, Int32Array.from(own));
  }
  return holes;
}

/** With centred genotypes: (Σ K_ii − Σ K_ij / n) / n over the n samples of a gene, where the sum over pairs is that of the samples it lacks. */
function meanSquaresOf(
  genes: number,
  samples: number,
  { eigenvalues, basis }: KernelBasis,
  holes: ReadonlyMap<number, Int32Array>,
): Float64Array {
  const trace = eigenvalues.reduce((sum, value) => sum + value, 0);
  const result = new Float64Array(genes).fill(trace / samples);
  for (const [gene, rows] of holes) {
    let [lost, pairs] = [0, 0];
    for (let k = 0; k < samples; k++) {
      let sum = 0;
      for (const row of rows) {
        const value = basis[k * samples + row]!;
        sum += value;
        lost += eigenvalues[k]! * value * value;
      }
      pairs += eigenvalues[k]! * sum * sum;
    }
    const left = samples - rows.length;
    result[gene] = (trace - lost - pairs / left) / left;
  }
  return result;
}

/** The decomposition of the genotypes alone, once for choosing the penalties by leave-one-out and for fitting with them. */
export const kernelPretraining: Pretraining<RidgeParams> = {
  parameters: ({ chooseBy }) => (chooseBy === 'loo' ? { chooseBy } : null),
  weighsMarkers: true,
  run: (genotypes, _, context) => {
    const markers = weighMarkers(genotypes, context);
    const { markerWeights } = markers;
    const arrays = { ...decomposeGenotypes(genotypes, markers), ...(markerWeights && { markerWeights }) };
    return Promise.resolve({ metadata: { type: BASIS }, arrays });
  },
};

export type KernelBasis = Pick<KernelDecomposition, 'eigenvalues' | 'basis'>;

function weighMarkers(genotypes: Matrix, context: Pick<FitContext, 'markerWeights'>): WeighedMarkers {
  return {
    markerMeans: markerMeans(genotypes),
    markerWeights: markerWeightsOf(genotypes.features, context),
  };
}

export function decomposeGenotypes(
  genotypes: Matrix,
  { markerMeans, markerWeights }: WeighedMarkers,
): KernelBasis {
  const products = genotypeProducts(genotypes, genotypes, markerMeans, markerWeights);
  return decomposeGram(products, genotypes.samples.length);
}

/** @param gram - X Xᵀ of centred genotypes, samples × samples. */
export function decomposeGram(gram: Float64Array, samples: number): KernelBasis {
  const eigen = symmetricEigen(gram, samples);
  return { eigenvalues: eigen.values.map((value) => Math.max(0, value)), basis: eigen.vectors };
}

function loadBasis(
  { metadata, arrays }: ArrayBundle,
  samples: number,
  { markerWeights }: WeighedMarkers,
): KernelBasis {
  const eigenvalues = arrays.eigenvalues as Float64Array;
  const weights = arrays.markerWeights as Float64Array | undefined;
  const sameWeights =
    weights?.length === markerWeights?.length &&
    (weights?.every((weight, marker) => weight === markerWeights![marker]) ?? true);
  if (metadata.type !== BASIS || eigenvalues.length !== samples || !sameWeights) {
    throw new ModelError('program', {
      code: 'other-pretraining',
      message: 'the pretraining given to this fit is not of its genotypes and their weights',
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
      for (const end = at + samples; at < end; at++) {
        const value = expression[start + at]! - mean;
        centred[at] = Number.isNaN(value) ? 0 : value;
      }
    }
    const part = rotated.subarray(start, start + genes * samples);
    multiplyTransposed(centred, genes, basis, samples, samples, part);
  }
  return rotated;
}
