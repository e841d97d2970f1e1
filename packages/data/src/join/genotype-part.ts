import type { Matrix } from '../matrix/matrix.js';

/** Genotypes of one of several files. */
export interface GenotypePart {
  /** What the file is called in messages. */
  readonly name: string;
  readonly matrix: Matrix;
}

/** The genotypes of several files as one matrix. */
export interface JoinedGenotypes {
  readonly matrix: Matrix;
  /** What was left out or taken for the same, in whole sentences. */
  readonly warnings: readonly string[];
}
