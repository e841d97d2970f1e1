import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { GenotypeBlock, GenotypeBlocks } from '@snpress/data';

/** Markers of a gene that may have a weight, with the genotypes of all samples in memory: calls a byte each. */
export class Candidates {
  /** In the order in which they came. */
  readonly markers: number[] = [];
  /** Of every marker of the source whether it is among them. */
  readonly areKnown: Uint8Array;
  /** Their genotypes; `first` is the place among the candidates. */
  readonly blocks: GenotypeBlock[] = [];

  constructor(private readonly source: GenotypeBlocks) {
    this.areKnown = new Uint8Array(source.features.length);
  }

  add(markers: Iterable<number>): void {
    const own = [...new Set(markers)].filter((marker) => this.areKnown[marker] === 0).sort((a, b) => a - b);
    if (own.length === 0) return;
    this.blocks.push({ first: this.markers.length, genotypes: this.source.select(own) });
    for (const marker of own) {
      this.markers.push(marker);
      this.areKnown[marker] = 1;
    }
  }

  /** The dosages of a candidate. */
  dosages(candidate: number): Float32Array {
    const { first, genotypes } = this.blocks.findLast((block) => block.first <= candidate)!;
    return featureValues(genotypes, candidate - first);
  }

  /** sums += Σ weight · genotypes of all samples, less the mean of the marker, over the candidates that have a weight. */
  addTimes(weights: Float64Array, means: Float64Array, sums: Float64Array): void {
    for (const { first, genotypes } of this.blocks) {
      const values = dosagesOf(genotypes);
      for (let k = 0; k < genotypes.features.length; k++) {
        const weight = weights[first + k]!;
        if (weight !== 0) values.addTo(k, weight, -weight * means[first + k]!, sums);
      }
    }
  }

  /** The products of the candidates that are asked for with a vector over all samples. */
  multiply(vector: Float64Array, isWanted: (candidate: number) => boolean, products: Float64Array): void {
    for (const { first, genotypes } of this.blocks) {
      const values = dosagesOf(genotypes);
      for (let k = 0; k < genotypes.features.length; k++)
        if (isWanted(first + k)) products[first + k] = values.times(k, vector);
    }
  }
}

/** Products with single markers, in double precision. */
function dosagesOf({ samples, called, values }: GenotypeBlock['genotypes']) {
  const rows = samples.length;
  if (called === undefined) {
    return {
      addTo(marker: number, factor: number, rest: number, sums: Float64Array): void {
        const at = marker * rows;
        for (let row = 0; row < rows; row++) sums[row]! += factor * values[at + row]! + rest;
      },
      times(marker: number, vector: Float64Array): number {
        const at = marker * rows;
        let sum = 0;
        for (let row = 0; row < rows; row++) sum += values[at + row]! * vector[row]!;
        return sum;
      },
    };
  }
  const { calls, levels } = called;
  const each = new Float64Array(levelsPerFeature);
  return {
    addTo(marker: number, factor: number, rest: number, sums: Float64Array): void {
      const at = marker * rows;
      for (let call = 0; call < levelsPerFeature; call++)
        each[call] = factor * levels[marker * levelsPerFeature + call]! + rest;
      for (let row = 0; row < rows; row++) sums[row]! += each[calls[at + row]! + 1]!;
    },
    times(marker: number, vector: Float64Array): number {
      const at = marker * rows;
      each.set(levels.subarray(marker * levelsPerFeature, (marker + 1) * levelsPerFeature));
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += each[calls[at + row]! + 1]! * vector[row]!;
      return sum;
    },
  };
}
