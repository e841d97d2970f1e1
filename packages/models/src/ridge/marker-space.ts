import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import type { ArrayBundle, GenotypeBlocks, Matrix } from '@snpress/data';
import { checkedBlocks } from '../contract/checked-blocks.js';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import type { LinearModel } from '../contract/linear-model.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';
import { addTimes } from '../linear-algebra/block-products.js';
import { linearMeasure } from '../linear/linear-importance.js';
import { decomposeGenotypes, type KernelBasis } from './kernel-decomposition.js';
import { plusGeneMeans } from './plus-gene-means.js';
import { ridgeImportance } from './ridge-importance.js';
import type { RidgeState } from './ridge-state.js';
import { weighEffects } from './weigh-effects.js';

/** Eigenvalues below this share of the largest are rounding. */
const NEGLIGIBLE = 1e-12;

/**
 * Ridge without its training samples: directions in the space of markers, of which none is a person's genotypes, and what each gene
 * takes of them; or the weights themselves, where genes are fewer than directions.
 */
export interface MarkerSpace {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly markerMeans: Float64Array;
  readonly geneMeans: Float64Array;
  /** Markers × directions, row-major; markers × genes where there are no coefficients. */
  readonly directions: Float32Array;
  /** Genes × directions. */
  readonly coefficients: Float32Array | undefined;
  readonly importance: Float64Array;
}

/** The same as vectors over samples, which times X are the directions. */
export interface SpaceOfSamples {
  /** Directions × samples, row-major. */
  readonly vectors: Float64Array;
  readonly coefficients: Float32Array | undefined;
}

/**
 * What a model file that leaves its place has of ridge: of X = U D Vᵀ, the directions V and the weights V D Uᵀ duals in them; of X W^½, where markers
 * have weights W, the directions W^½ V.
 */
export function saveMarkerSpace(state: RidgeState): ArrayBundle {
  const { markers, genes, genotypes, markerMeans, markerWeights, geneMeans, duals } = state;
  const samples = genotypes.samples.length;
  const all = Int32Array.from(markers.keys());
  const { vectors, coefficients } = spaceOf(
    new Float64Array(duals),
    genes.length,
    genes.length <= samples ? undefined : decomposeGenotypes(genotypes, state),
  );
  const products = centredProducts(vectors, genotypes, markerMeans, all);
  const byVector = weighEffects(products, all, markerWeights);
  return {
    metadata: { type: 'ridge' },
    arrays: {
      ...{ markers, genes, markerMeans, geneMeans },
      directions: transposed(byVector, markers.length),
      ...(coefficients && { coefficients }),
      importance: ridgeImportance(state),
    },
  };
}

/**
 * The weights themselves, where genes are no more than samples; else U D⁻¹, which times X is Vᵀ, and the duals in them.
 * @param duals - genes × samples.
 * @param basis - of the samples; not needed where genes are no more.
 */
export function spaceOf(duals: Float64Array, genes: number, basis: KernelBasis | undefined): SpaceOfSamples {
  const samples = duals.length / genes;
  if (genes <= samples || basis === undefined) return { vectors: duals, coefficients: undefined };
  const { eigenvalues, basis: all } = basis;
  const rank = eigenvalues.findLastIndex((value) => value > NEGLIGIBLE * eigenvalues[0]!) + 1;
  const vectors = all.subarray(0, rank * samples);
  const result = new Float64Array(genes * rank);
  const turned = multiplyTransposed(duals, genes, vectors, rank, samples, result);
  const lengths = eigenvalues.subarray(0, rank).map(Math.sqrt);
  return {
    vectors: vectors.map((value, at) => value / lengths[Math.floor(at / samples)]!),
    coefficients: Float32Array.from(turned, (value, at) => value * lengths[at % rank]!),
  };
}

function transposed(values: Float64Array, length: number): Float32Array {
  const count = values.length / length;
  const result = new Float32Array(values.length);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < length; i++) result[i * count + k] = values[k * length + i]!;
  }
  return result;
}

export function loadMarkerSpace({ arrays }: ArrayBundle): Fitted {
  return markerSpaceModel(arrays as unknown as MarkerSpace);
}

export function markerSpaceModel(space: MarkerSpace): Fitted {
  const { markers, genes, markerMeans, geneMeans, directions, coefficients, importance } = space;
  const width = directions.length / markers.length;
  let offsets: Float64Array | undefined;
  const predictBlocks = (genotypes: GenotypeBlocks): Matrix => {
    const { samples } = genotypes;
    const rows = samples.length;
    offsets ??= meanScores(space, width);
    const scores = new Float64Array(width * rows);
    for (const { first, genotypes: block } of checkedBlocks('ridge', genotypes, markers)) {
      const end = first + block.features.length;
      addTimes(block, directions.subarray(first * width, end * width), scores);
    }
    for (let at = 0; at < scores.length; at++) scores[at]! -= offsets[Math.floor(at / rows)]!;
    const predicted =
      coefficients === undefined
        ? scores
        : multiplyTransposed(
            new Float64Array(coefficients),
            genes.length,
            transpose(scores, width, rows),
            rows,
            width,
            new Float64Array(genes.length * rows),
          );
    return { samples, features: genes, values: plusGeneMeans(predicted, geneMeans) };
  };
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('ridge', genotypes, markers);
      return predictBlocks(blocksOfMatrix(genotypes));
    },
    predictBlocks,
    save: () => ({
      metadata: { type: 'ridge' },
      arrays: {
        ...{ markers, genes, markerMeans, geneMeans, directions, importance },
        ...(coefficients && { coefficients }),
      },
    }),
    linear: () => linearSpace(space, width),
    markerImportance: () => ({ measure: linearMeasure, values: importance.slice() }),
  };
}

/** What a sample with the mean of every marker has of each direction. */
function meanScores({ markerMeans, directions }: MarkerSpace, width: number): Float64Array {
  const scores = new Float64Array(width);
  markerMeans.forEach((mean, marker) => {
    for (let k = 0; k < width; k++) scores[k]! += mean * directions[marker * width + k]!;
  });
  return scores;
}

function linearSpace(
  { markers, genes, markerMeans, geneMeans, directions, coefficients }: MarkerSpace,
  width: number,
): LinearModel {
  const effectsOfGenes = (wanted: readonly number[], among: Int32Array): Float64Array => {
    const effects = new Float64Array(wanted.length * among.length);
    if (coefficients === undefined) {
      wanted.forEach((gene, k) => {
        among.forEach((marker, at) => (effects[k * among.length + at] = directions[marker * width + gene]!));
      });
      return effects;
    }
    const own = new Float64Array(wanted.length * width);
    wanted.forEach((gene, k) => {
      own.set(coefficients.subarray(gene * width, (gene + 1) * width), k * width);
    });
    const rows = new Float64Array(among.length * width);
    among.forEach((marker, at) => {
      rows.set(directions.subarray(marker * width, (marker + 1) * width), at * width);
    });
    return multiplyTransposed(own, wanted.length, rows, among.length, width, effects);
  };
  return {
    ...{ markers, genes, markerMeans, intercepts: geneMeans },
    effectsOf(gene, among = Int32Array.from(markers.keys())) {
      return { markers: among, effects: effectsOfGenes([gene], among) };
    },
    effectsOfGenes,
  };
}
