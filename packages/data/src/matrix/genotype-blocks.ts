import type { Matrix } from './matrix.js';

/** Some markers that follow one another, with all samples of their source. */
export interface GenotypeBlock {
  /** The place of its first marker among those of the source. */
  readonly first: number;
  /** Its calls are of one byte where those of the source are; the memory may be used again for the next block. */
  readonly genotypes: Matrix;
}

/** Genotypes that may be larger than the memory: what is known of their samples and markers, and the dosages from block to block. */
export interface GenotypeBlocks extends Pick<
  Matrix,
  'samples' | 'features' | 'positions' | 'alleles' | 'ploidy'
> {
  /** Reads all markers once, in their order. */
  blocks(): Iterable<GenotypeBlock>;
  /** The dosages of these markers, in the order asked for. */
  select(markers: ArrayLike<number>): Matrix;
  /**
   * The same of some samples, ascending rows; present where it costs less to leave the others out while they are read than afterwards.
   */
  ofSamples?(samples: ArrayLike<number>): GenotypeBlocks;
}
