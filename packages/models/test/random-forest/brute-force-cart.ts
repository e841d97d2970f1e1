import type { Matrix } from '@snpress/data';

/** One way to split a node. */
export interface BruteSplit {
  readonly marker: number;
  readonly threshold: number;
  /** Samples on the left. */
  readonly left: readonly number[];
  readonly gain: number;
}

/** Weighted sum of squares over all genes around the node's means: the impurity of CART, times its weight. */
export function sumOfSquares(
  expression: Matrix,
  members: readonly number[],
  counts: ArrayLike<number>,
): number {
  const samples = expression.samples.length;
  const weight = members.reduce((sum, sample) => sum + counts[sample]!, 0);
  let total = 0;
  for (let gene = 0; gene < expression.features.length; gene++) {
    const value = (sample: number) => expression.values[gene * samples + sample]!;
    const mean = members.reduce((sum, sample) => sum + counts[sample]! * value(sample), 0) / weight;
    total += members.reduce((sum, sample) => sum + counts[sample]! * (value(sample) - mean) ** 2, 0);
  }
  return total;
}

/** Every split of a node: each marker at the middle of each pair of neighbouring values, with its gain over all genes. */
export function everySplit(
  genotypes: Matrix,
  expression: Matrix,
  members: readonly number[],
  counts: ArrayLike<number>,
  minLeaf: number,
): BruteSplit[] {
  const whole = sumOfSquares(expression, members, counts);
  const splits: BruteSplit[] = [];
  for (let marker = 0; marker < genotypes.features.length; marker++) {
    const value = (sample: number) => genotypes.values[marker * genotypes.samples.length + sample]!;
    const values = [...new Set(members.map(value))].sort((a, b) => a - b);
    for (let k = 0; k + 1 < values.length; k++) {
      const threshold = (values[k]! + values[k + 1]!) / 2;
      const left = members.filter((sample) => value(sample) <= threshold);
      const right = members.filter((sample) => value(sample) > threshold);
      if (left.length < minLeaf || right.length < minLeaf) continue;
      const gain = whole - sumOfSquares(expression, left, counts) - sumOfSquares(expression, right, counts);
      splits.push({ marker, threshold, left, gain });
    }
  }
  return splits;
}
