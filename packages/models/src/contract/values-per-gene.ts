import type { Matrix } from '@snpress/data';

/** How many values of a gene are known on average: the number of samples where none is missing. */
export function valuesPerGene(matrices: readonly Matrix[]): number {
  let count = 0;
  for (const { values } of matrices) {
    for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at])) count++;
  }
  return matrices.length === 0 ? 0 : count / matrices[0]!.features.length;
}
