import type { GenotypeBlocks, Matrix } from '@snpress/data';

/** A fitted model without one of its parts: what that part adds is the difference. */
export interface Ablation {
  /** What is left out, in a word: interactions, networks. */
  readonly part: string;
  /** Whether the whole prediction is this one plus that of the part, so that the variance of predictions can be shared out. */
  readonly additive: boolean;
  /** As `Fitted.predict`. */
  predict(genotypes: Matrix): Matrix;
  /** As `Fitted.predictBlocks`; present where the whole model has it. */
  predictBlocks?(genotypes: GenotypeBlocks): Matrix;
}
