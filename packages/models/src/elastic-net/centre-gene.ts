import type { Matrix } from '@snpress/data';

/** What a gene is before it is centred, and the rows of samples that it lacks. */
export interface CentredGene {
  readonly mean: number;
  readonly missing: readonly number[];
}

const none: readonly number[] = [];

/** Copies the expression of a gene, minus its mean over the samples that it has; 0 where it lacks one. */
export function centreGene({ samples, values }: Matrix, gene: number, target: Float64Array): CentredGene {
  const rows = samples.length;
  const at = gene * rows;
  let missing = none;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[at + row]!;
    if (Number.isNaN(value)) missing = [...missing, row];
    else sum += value;
  }
  const mean = sum / (rows - missing.length);
  for (let row = 0; row < rows; row++) target[row] = values[at + row]! - mean;
  for (const row of missing) target[row] = 0;
  return { mean, missing };
}
