import type { Matrix } from '@snpress/data';

/** Genotypes and expression of the training samples, in the same row order. */
export interface TrainingSet {
  readonly genotypes: Matrix;
  /** NaN where a sample's value of a gene is not known. */
  readonly expression: Matrix;
}
