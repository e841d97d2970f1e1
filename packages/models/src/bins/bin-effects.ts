import type { ArrayBundle, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { LinearModel } from '../contract/linear-model.js';
import { actingAmong } from '../linear/acting-among.js';
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
  const bins = scales.length;
  const effectOf = (gene: number, marker: number): number => {
    const bin = binOf[marker]!;
    return effects[gene * bins + bin]! * scales[bin]!;
  };
  const all = Int32Array.from(markers.keys());
  return {
    markers,
    genes,
    markerMeans,
    intercepts,
    effectsOf: (gene, among = all) => actingAmong(among, (marker) => effectOf(gene, marker)),
    effectsOfGenes: (wanted, among) =>
      Float64Array.from({ length: wanted.length * among.length }, (_, at) =>
        effectOf(wanted[Math.floor(at / among.length)]!, among[at % among.length]!),
      ),
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
