import type { ArrayBundle, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import { amongMarkers } from './among-markers.js';

/** `metadata.type` of weights that came from another program. */
export const weightsType = 'weights';

/** Weights of markers on genes, gene by gene. */
export interface PackedWeights {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly intercepts: Float64Array;
  /** Gene → where its entries begin; one more at the end. */
  readonly starts: Int32Array;
  /** Marker of each entry, ascending within a gene, and its weight on the raw dosage. */
  readonly entries: Int32Array;
  readonly weights: Float64Array;
}

/** A linear model that was not fitted here: expression is the intercept plus Σ weight · dosage. */
export function weightsModel(packed: PackedWeights): Fitted {
  const { markers, genes, intercepts, starts, entries, weights } = packed;
  const effectsOf = (gene: number): { readonly markers: Int32Array; readonly effects: Float64Array } => ({
    markers: entries.subarray(starts[gene], starts[gene + 1]),
    effects: weights.subarray(starts[gene], starts[gene + 1]),
  });
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes(weightsType, genotypes, markers);
      const rows = genotypes.samples.length;
      const values = new Float32Array(rows * genes.length);
      const sums = new Float64Array(rows);
      genes.forEach((_, gene) => {
        sums.fill(intercepts[gene]!);
        for (let k = starts[gene]!; k < starts[gene + 1]!; k++) {
          const at = entries[k]! * rows;
          for (let row = 0; row < rows; row++) sums[row]! += weights[k]! * genotypes.values[at + row]!;
        }
        values.set(sums, gene * rows);
      });
      return { samples: genotypes.samples, features: genes, values };
    },
    save: (): ArrayBundle => ({ metadata: { type: weightsType }, arrays: { ...packed } }),
    linear: () => ({
      markers,
      genes,
      markerMeans: new Float64Array(markers.length),
      intercepts,
      effectsOf: (gene, among) => amongMarkers(effectsOf(gene), among),
    }),
  };
}

/** Restores what `weightsModel(…).save` gave. */
export function loadWeights({ arrays }: ArrayBundle): Fitted {
  return weightsModel(arrays as unknown as PackedWeights);
}
