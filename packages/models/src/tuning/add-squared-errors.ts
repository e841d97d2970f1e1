import type { Matrix } from '@snpress/data';

/**
 * Adds every gene's squared prediction errors, summed over the samples with a value, to a row of settings × genes.
 * @param offset - where the row of the setting begins in `sse`.
 */
export function addSquaredErrors(
  sse: Float64Array,
  offset: number,
  predicted: Matrix,
  expression: Matrix,
): void {
  const rows = expression.samples.length;
  for (let gene = 0, at = 0; gene < expression.features.length; gene++) {
    let sum = 0;
    for (const end = at + rows; at < end; at++) {
      const value = expression.values[at]!;
      if (!Number.isNaN(value)) sum += (predicted.values[at]! - value) ** 2;
    }
    sse[offset + gene]! += sum;
  }
}
