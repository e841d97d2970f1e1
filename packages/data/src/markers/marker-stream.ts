import type { Alleles } from '../matrix/alleles.js';
import type { Positions } from '../matrix/positions.js';
import type { MarkerValues } from './marker-values.js';

/** Some markers of a genotype file, in its order. */
export interface MarkerBlock {
  /** Marker ids as the file has them, or made of position and alleles where it has none; not yet made unique. */
  readonly features: readonly string[];
  /** The same as the file has them, where `features` were made unique. */
  readonly names?: readonly string[] | undefined;
  /**
   * Copies of the counted allele, `samples × features`, feature-major. All blocks of a stream have values of one kind:
   * hard calls where the file has nothing else, dosages otherwise. They stay as they are when the next block is taken.
   */
  readonly values: MarkerValues;
  readonly positions: Positions;
  readonly alleles: Alleles;
}

/**
 * A genotype file that is read marker by marker, in bounded memory whatever its length. The blocks can be iterated once; whoever
 * stops early closes the file by it.
 */
export interface MarkerStream {
  /** Sample ids, in the order of the values of each marker. */
  readonly samples: readonly string[];
  /** Number of markers, where the file says so before it is read. */
  readonly markers: number | undefined;
  /** Copies of each chromosome, where the file says so. */
  readonly ploidy: 1 | 2 | undefined;
  /** About `values.length / samples` markers at a time: a few megabytes each. */
  readonly blocks: AsyncIterable<MarkerBlock>;
  /** What the owner of the file should know, in whole sentences; complete when the blocks have been read. */
  readonly warnings: readonly string[];
}
