import type { Matrix } from './matrix.js';

/** A matrix that was read, and what its owner should know about the file. */
export interface MatrixReading {
  readonly matrix: Matrix;
  /** Whole sentences that name the file. */
  readonly warnings: readonly string[];
}
