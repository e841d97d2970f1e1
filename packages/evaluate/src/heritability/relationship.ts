import { symmetricEigen } from '@snpress/models/linear-algebra';

/** Of eigenvalues with mean 1: below this they are rounding. */
const negligible = 1e-9;

/** A relationship matrix without the direction of the intercept, in its own eigenbasis. */
export interface Relationship {
  /** n − 1 values, not negative, largest first, with mean 1; all 0 where no marker varies. */
  readonly eigenvalues: Float64Array;
  /** Eigenvectors, one per row: (n − 1) × n. */
  readonly basis: Float64Array;
}

/**
 * Decomposes S X Xᵀ S with S = I − 11ᵀ/n (Kang et al. 2008, for an intercept alone), scaled to the trace n − 1. A
 * multiple of 11ᵀ sets the intercept apart: its direction comes first and is left out, even where others are zero too.
 * @param matrix - S X Xᵀ S, samples × samples.
 */
export function decomposeRelationship(matrix: Float64Array, samples: number): Relationship {
  let trace = 0;
  for (let i = 0; i < samples; i++) trace += matrix[i * samples + i]!;
  const scale = trace > 0 ? (samples - 1) / trace : 0;
  const { values, vectors } = symmetricEigen(
    matrix.map((value) => scale * value + 2),
    samples,
  );
  return {
    eigenvalues: values.subarray(1).map((value) => (value < negligible ? 0 : value)),
    basis: vectors.subarray(samples),
  };
}
