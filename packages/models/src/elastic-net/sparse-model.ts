import type { ArrayBundle, GenotypeBlocks, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import { selectMarkers } from '../contract/select-markers.js';
import type { LinearModel } from '../contract/linear-model.js';
import { amongMarkers } from '../linear/among-markers.js';
import { linearMeasure } from '../linear/linear-importance.js';
import type { SparseWeights } from './sparse-weights.js';

/** A linear model with few markers per gene. */
export interface SparseModel {
  readonly type: string;
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly markerMeans: Float64Array;
  readonly weights: SparseWeights;
  /** Share of the training expression variance of every marker. */
  readonly importance: Float64Array;
  /** How many genes were not solved to the tolerance. */
  readonly unconverged: number;
}

export function sparseModel(model: SparseModel): Fitted {
  const { type, markers, genes, markerMeans, weights, importance, unconverged } = model;
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes(type, genotypes, markers);
      return { samples: genotypes.samples, features: genes, values: predictSparse(weights, genotypes) };
    },
    predictBlocks(blocks: GenotypeBlocks): Matrix {
      const used = Int32Array.from(new Set(weights.markerIndices)).sort();
      const places = new Map(Array.from(used, (marker, place) => [marker, place]));
      const among = { ...weights, markerIndices: weights.markerIndices.map((marker) => places.get(marker)!) };
      const genotypes = selectMarkers(type, blocks, markers, used);
      return { samples: genotypes.samples, features: genes, values: predictSparse(among, genotypes) };
    },
    save(): ArrayBundle {
      return {
        metadata: { type, unconverged },
        arrays: { markers, genes, markerMeans, ...weights, importance },
      };
    },
    linear: () => linearSparseModel(model),
    markerImportance: () => ({ measure: linearMeasure, values: importance.slice() }),
  };
}

/** The model with its intercepts at the marker means. */
export function linearSparseModel({
  markers,
  genes,
  markerMeans,
  weights: { starts, markerIndices, weights, intercepts },
}: Omit<SparseModel, 'importance'>): LinearModel {
  return {
    markers,
    genes,
    markerMeans,
    intercepts: intercepts.map((intercept, gene) => {
      let sum = intercept;
      for (let k = starts[gene]!; k < starts[gene + 1]!; k++) {
        sum += weights[k]! * markerMeans[markerIndices[k]!]!;
      }
      return sum;
    }),
    effectsOf(gene, among) {
      const [from, to] = [starts[gene]!, starts[gene + 1]!];
      return amongMarkers(
        { markers: markerIndices.slice(from, to), effects: weights.slice(from, to) },
        among,
      );
    },
  };
}

export function loadSparseModel({ metadata, arrays }: ArrayBundle): Fitted {
  return sparseModel({
    type: metadata.type as string,
    markers: arrays.markers as readonly string[],
    genes: arrays.genes as readonly string[],
    markerMeans: arrays.markerMeans as Float64Array,
    importance: arrays.importance as Float64Array,
    weights: {
      starts: arrays.starts as Int32Array,
      markerIndices: arrays.markerIndices as Int32Array,
      weights: arrays.weights as Float64Array,
      intercepts: arrays.intercepts as Float64Array,
    },
    unconverged: metadata.unconverged as number,
  });
}

function predictSparse(
  { starts, markerIndices, weights, intercepts }: SparseWeights,
  genotypes: Matrix,
): Float32Array {
  const rows = genotypes.samples.length;
  const values = new Float32Array(rows * intercepts.length);
  const sums = new Float64Array(rows);
  intercepts.forEach((intercept, gene) => {
    sums.fill(intercept);
    for (let k = starts[gene]!; k < starts[gene + 1]!; k++) {
      const at = markerIndices[k]! * rows;
      const weight = weights[k]!;
      for (let row = 0; row < rows; row++) sums[row]! += weight * genotypes.values[at + row]!;
    }
    values.set(sums, gene * rows);
  });
  return values;
}
