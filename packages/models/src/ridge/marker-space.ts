import type { ArrayBundle, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import type { LinearModel } from '../contract/linear-model.js';
import { centredProducts } from '../linear-algebra/centred-products.js';
import { crossGram } from '../linear-algebra/cross-gram.js';
import { genotypeProducts } from '../linear-algebra/genotype-products.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';
import { linearMeasure } from '../linear/linear-importance.js';
import { ridgeImportance } from './ridge-importance.js';
import type { RidgeState } from './ridge-state.js';

/** Eigenvalues below this share of the largest are rounding. */
const NEGLIGIBLE = 1e-12;

/**
 * Ridge without its training samples: directions in the space of markers, of which none is a person's genotypes, and what each gene
 * takes of them; or the weights themselves, where genes are fewer than directions.
 */
interface MarkerSpace {
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

/** What a model file that leaves its place has of ridge: of X = U D Vᵀ, the directions V and the weights V D Uᵀ duals in them. */
export function saveMarkerSpace(state: RidgeState): ArrayBundle {
  const { markers, genes, genotypes, markerMeans, geneMeans, duals } = state;
  const samples = genotypes.samples.length;
  const all = Int32Array.from(markers.keys());
  const turned = genes.length <= samples ? undefined : directionsOf(state);
  const vectors = turned?.vectors ?? Float64Array.from(duals);
  const byVector = centredProducts(vectors, genotypes, markerMeans, all);
  return {
    metadata: { type: 'ridge' },
    arrays: {
      ...{ markers, genes, markerMeans, geneMeans },
      directions: transposed(byVector, markers.length),
      ...(turned && { coefficients: turned.coefficients }),
      importance: ridgeImportance(state),
    },
  };
}

/** U D⁻¹, one row per direction, which times X is Vᵀ; and the duals in them, genes × directions. */
function directionsOf({ genes, genotypes, markerMeans, duals }: RidgeState) {
  const samples = genotypes.samples.length;
  const { values, vectors } = symmetricEigen(genotypeProducts(genotypes, genotypes, markerMeans), samples);
  const rank = values.findLastIndex((value) => value > NEGLIGIBLE * values[0]!) + 1;
  const basis = vectors.subarray(0, rank * samples);
  const turned = multiplyTransposed(
    Float64Array.from(duals),
    genes.length,
    basis,
    rank,
    samples,
    new Float64Array(genes.length * rank),
  );
  const lengths = values.subarray(0, rank).map(Math.sqrt);
  return {
    vectors: basis.map((value, at) => value / lengths[Math.floor(at / samples)]!),
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

function markerSpaceModel(space: MarkerSpace): Fitted {
  const { markers, genes, markerMeans, geneMeans, directions, coefficients, importance } = space;
  const width = directions.length / markers.length;
  let offsets: Float64Array | undefined;
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('ridge', genotypes, markers);
      const { samples } = genotypes;
      const rows = samples.length;
      offsets ??= meanScores(space, width);
      const scores = crossGram(genotypes.values, rows, directions, width, markers.length);
      for (let at = 0; at < scores.length; at++) scores[at]! -= offsets[at % width]!;
      const values = new Float32Array(genes.length * rows);
      const predicted =
        coefficients &&
        multiplyTransposed(
          Float64Array.from(coefficients),
          genes.length,
          scores,
          rows,
          width,
          new Float64Array(values.length),
        );
      for (let gene = 0, at = 0; gene < genes.length; gene++) {
        for (let row = 0; row < rows; row++, at++)
          values[at] = (predicted?.[at] ?? scores[row * width + gene]!) + geneMeans[gene]!;
      }
      return { samples, features: genes, values };
    },
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
