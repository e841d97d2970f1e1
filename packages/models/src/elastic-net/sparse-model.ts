import type { ArrayBundle, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/estimator.js';
import type { SparseWeights } from './sparse-weights.js';

/** A linear model with few markers per gene. */
export interface SparseModel {
  readonly type: string;
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly weights: SparseWeights;
  /** How many genes stopped at `maxIterations`. */
  readonly unconverged: number;
}

export function sparseModel({ type, markers, genes, weights, unconverged }: SparseModel): Fitted {
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes(type, genotypes, markers);
      return { samples: genotypes.samples, features: genes, values: predictSparse(weights, genotypes) };
    },
    save(): ArrayBundle {
      return { metadata: { type, unconverged }, arrays: { markers, genes, ...weights } };
    },
  };
}

export function loadSparseModel({ metadata, arrays }: ArrayBundle): Fitted {
  return sparseModel({
    type: metadata.type as string,
    markers: arrays.markers as readonly string[],
    genes: arrays.genes as readonly string[],
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
