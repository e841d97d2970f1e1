import type { Matrix } from '@snpress/data';

/** Genes up to which sums of their values over a side cost less than sums of the Gram matrix. */
const MOST_GENES = 16;

/** Centred expression of few genes, samples × genes, and sums of a node's values over the side that a division is left of. */
export class GeneSums {
  readonly genes: number;
  /** size × genes: values less the node's mean, times the bootstrap count. */
  private readonly own: Float64Array;
  private readonly sums: Float64Array;

  constructor(
    private readonly values: Float64Array,
    samples: number,
  ) {
    this.genes = values.length / samples;
    this.own = new Float64Array(values.length);
    this.sums = new Float64Array(this.genes);
  }

  /**
   * Begins with a node.
   * @param total - of the weights.
   * @returns its sum of squares, and what that would be without its mean.
   */
  enter(
    members: Int32Array,
    weight: Float64Array,
    total: number,
  ): { readonly squares: number; readonly raw: number } {
    const { genes, own, values, sums } = this;
    let [squares, raw] = [0, 0];
    sums.fill(0);
    members.forEach((sample, a) => {
      for (let gene = 0; gene < genes; gene++)
        sums[gene]! += (weight[a]! * values[sample * genes + gene]!) / total;
    });
    members.forEach((sample, a) => {
      for (let gene = 0; gene < genes; gene++) {
        const value = values[sample * genes + gene]!;
        const centred = value - sums[gene]!;
        own[a * genes + gene] = weight[a]! * centred;
        squares += weight[a]! * centred * centred;
        raw += weight[a]! * value * value;
      }
    });
    return { squares, raw };
  }

  /** No sample is left. */
  clear(): void {
    this.sums.fill(0);
  }

  /** A sample of the node comes to the left, or goes from there: 1, −1. */
  move(a: number, direction: number): void {
    const { genes, own, sums } = this;
    for (let gene = 0, at = a * genes; gene < genes; gene++, at++) sums[gene]! += direction * own[at]!;
  }

  /** 1ᴸᵀ K 1ᴸ. */
  quadratic(): number {
    let sum = 0;
    for (const value of this.sums) sum += value * value;
    return sum;
  }
}

/** Undefined where the genes are not few. */
export function geneSums({ samples, features, values }: Matrix): GeneSums | undefined {
  const [rows, genes] = [samples.length, features.length];
  if (genes > MOST_GENES) return undefined;
  const centred = new Float64Array(values.length);
  for (let gene = 0; gene < genes; gene++) {
    const own = values.subarray(gene * rows, (gene + 1) * rows);
    const mean = own.reduce((sum, value) => sum + value / rows, 0);
    own.forEach((value, row) => (centred[row * genes + gene] = value - mean));
  }
  return new GeneSums(centred, rows);
}
