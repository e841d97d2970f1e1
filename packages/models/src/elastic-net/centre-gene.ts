import type { Matrix } from '@snpress/data';

/**
 * Copies the expression of a gene, minus its mean over the samples.
 * @returns the mean.
 */
export function centreGene({ samples, values }: Matrix, gene: number, target: Float64Array): number {
  const rows = samples.length;
  const at = gene * rows;
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += values[at + row]!;
  const mean = sum / rows;
  for (let row = 0; row < rows; row++) target[row] = values[at + row]! - mean;
  return mean;
}
