import { featureValues } from '@snpress/data/matrix/feature-values';
import type { GenotypeBlocks } from '@snpress/data';
import type { LinearModel } from '../contract/linear-model.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';

/** Genes whose effects are computed together. */
const BLOCK = 64;
/** Together only where the markers of all are not many more than those of one. */
const SPREAD = 2;

interface CisGene {
  readonly index: number;
  readonly markers: Int32Array;
}

/**
 * Σ (x[j] − mean[j]) · effect[j] over the cis markers of each gene, genes × samples. No more than the markers near some genes are in memory.
 * @param genes of the model, with their cis markers
 */
export function cisSums(
  linear: LinearModel,
  genotypes: GenotypeBlocks,
  genes: readonly CisGene[],
): Float64Array {
  const rows = genotypes.samples.length;
  const result = new Float64Array(genes.length * rows);
  if (linear.effectsOfGenes === undefined) {
    genes.forEach(({ index, markers }, at) => {
      addSums(
        linear,
        genotypes,
        linear.effectsOf(index, markers),
        result.subarray(at * rows, (at + 1) * rows),
      );
    });
    return result;
  }
  const order = [...genes.keys()].sort((a, b) => genes[a]!.markers[0]! - genes[b]!.markers[0]!);
  for (let first = 0, next; first < order.length; first = next) {
    const block = [order[first]!];
    let among = genes[block[0]!]!.markers;
    for (next = first + 1; next < order.length && block.length < BLOCK; next++) {
      const { markers } = genes[order[next]!]!;
      const joined = union(among, markers);
      if (joined.length > SPREAD * markers.length) break;
      among = joined;
      block.push(order[next]!);
    }
    const own = block.map((at) => genes[at]!);
    const sums = blockSums(linear.effectsOfGenes, linear.markerMeans, genotypes, own, among);
    block.forEach((at, k) => {
      result.set(sums.subarray(k * rows, (k + 1) * rows), at * rows);
    });
  }
  return result;
}

function blockSums(
  effectsOfGenes: NonNullable<LinearModel['effectsOfGenes']>,
  means: Float64Array,
  genotypes: GenotypeBlocks,
  genes: readonly CisGene[],
  among: Int32Array,
): Float64Array {
  const width = among.length;
  const rows = genotypes.samples.length;
  const effects = effectsOfGenes(
    genes.map(({ index }) => index),
    among,
  );
  genes.forEach(({ markers }, gene) => {
    for (let at = 0, own = 0; at < width; at++) {
      if (among[at] === markers[own]) own++;
      else effects[gene * width + at] = 0;
    }
  });
  const dosages = new Float64Array(rows * width);
  const near = genotypes.select(among);
  among.forEach((marker, at) => {
    const mean = means[marker]!;
    const own = featureValues(near, at);
    for (let row = 0; row < rows; row++) dosages[row * width + at] = own[row]! - mean;
  });
  return multiplyTransposed(
    effects,
    genes.length,
    dosages,
    rows,
    width,
    new Float64Array(genes.length * rows),
  );
}

function addSums(
  { markerMeans }: LinearModel,
  genotypes: GenotypeBlocks,
  { markers, effects }: ReturnType<LinearModel['effectsOf']>,
  sums: Float64Array,
): void {
  const rows = sums.length;
  const near = genotypes.select(markers);
  markers.forEach((marker, k) => {
    const mean = markerMeans[marker]!;
    const dosages = featureValues(near, k);
    for (let row = 0; row < rows; row++) sums[row]! += (dosages[row]! - mean) * effects[k]!;
  });
}

/** Of two ascending lists, ascending. */
function union(a: Int32Array, b: Int32Array): Int32Array {
  const all = new Int32Array(a.length + b.length);
  let length = 0;
  for (let i = 0, k = 0; i < a.length || k < b.length; length++) {
    const next = Math.min(a[i] ?? Infinity, b[k] ?? Infinity);
    all[length] = next;
    if (a[i] === next) i++;
    if (b[k] === next) k++;
  }
  return all.slice(0, length);
}
