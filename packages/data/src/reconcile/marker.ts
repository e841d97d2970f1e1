import type { AllelePair } from './compare-alleles.js';

/** A marker of one of two files. */
export interface Marker extends AllelePair {
  /** Its place in its file, from 0. */
  readonly index: number;
  /** What it is called here, unlike all others. */
  readonly id: string;
  /** What its file calls it. */
  readonly name: string;
  /** As its file has it; the empty string where not known. */
  readonly chromosome: string;
  /** First base; NaN where not known. */
  readonly position: number;
  /** Of the counted allele; NaN where not known. */
  readonly frequency: number;
}
