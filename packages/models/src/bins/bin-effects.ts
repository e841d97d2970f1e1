import type { ArrayBundle, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { LinearModel } from '../contract/linear-model.js';
import { amongMarkers } from '../linear/among-markers.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';
import { type BinScaling, standardiseBins } from './standardise-bins.js';

/** Genes predicted at once. */
const BLOCK = 512;

/** A linear model of standardised bins. */
export interface BinEffects extends BinScaling {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly intercepts: Float64Array;
  /** Genes × bins. */
  readonly effects: Float32Array;
}

/** Predicts samples × genes. */
export function predictBins(type: string, model: BinEffects, genotypes: Matrix): Matrix {
  const { genes, intercepts, effects, scales, markers } = model;
  checkGenotypes(type, genotypes, markers);
  const rows = genotypes.samples.length;
  const bins = scales.length;
  const byRow = transpose(standardiseBins(genotypes.values, rows, model), bins, rows);
  const values = new Float32Array(rows * genes.length);
  for (let first = 0; first < genes.length; first += BLOCK) {
    const count = Math.min(BLOCK, genes.length - first);
    const block = Float64Array.from(effects.subarray(first * bins, (first + count) * bins));
    const part = multiplyTransposed(block, count, byRow, rows, bins, new Float64Array(count * rows));
    for (let at = 0; at < part.length; at++) {
      values[first * rows + at] = part[at]! + intercepts[first + Math.floor(at / rows)]!;
    }
  }
  return { samples: genotypes.samples, features: genes, values };
}

/** The same predictions as weights of markers. */
export function linearBins({
  markers,
  genes,
  markerMeans,
  intercepts,
  effects,
  binOf,
  scales,
}: BinEffects): LinearModel {
  return {
    markers,
    genes,
    markerMeans,
    intercepts,
    effectsOf(gene, among) {
      const own = effects.subarray(gene * scales.length, (gene + 1) * scales.length);
      const acting = new Int32Array(binOf.length);
      const values = new Float64Array(binOf.length);
      let count = 0;
      for (let marker = 0; marker < binOf.length; marker++) {
        const effect = own[binOf[marker]!]! * scales[binOf[marker]!]!;
        if (effect === 0) continue;
        acting[count] = marker;
        values[count++] = effect;
      }
      return amongMarkers({ markers: acting.slice(0, count), effects: values.slice(0, count) }, among);
    },
  };
}

export function saveBins(model: BinEffects): ArrayBundle['arrays'] {
  const { markers, genes, markerMeans, intercepts, effects, binOf, scales } = model;
  return { markers, genes, markerMeans, intercepts, effects, binOf, scales };
}

export function loadBins(arrays: ArrayBundle['arrays']): BinEffects {
  return {
    markers: arrays.markers as readonly string[],
    genes: arrays.genes as readonly string[],
    markerMeans: arrays.markerMeans as Float64Array,
    intercepts: arrays.intercepts as Float64Array,
    effects: arrays.effects as Float32Array,
    binOf: arrays.binOf as Int32Array,
    scales: arrays.scales as Float64Array,
  };
}
