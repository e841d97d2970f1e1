import type { GeneSums } from './gene-sums.js';

/** Gains closer than this share of the node's sum of squares are ties: far above rounding, far below any signal. */
const TIE = 1e-9;
/** A node is pure when its sum of squares is this small beside what rounding of the Gram matrix leaves. */
const PURE = 1e-12;

/** The node whose best split is sought: its samples, their centred kernel, and the best division so far. */
export class SplitNode {
  /** size × size: the Gram matrix of the expression, centred on the node and weighted by the bootstrap counts; empty where there are sums of genes. */
  readonly kernel: Float64Array;
  /** Bootstrap count of each sample, by its place in the node. */
  readonly weight: Float64Array;
  members: Int32Array = new Int32Array(0);
  size = 0;
  /** Sum of the weights. */
  total = 0;
  /** Whether some class tried so far is not constant on the node. */
  varied = false;
  bestGain = -Infinity;
  private tolerance = 0;
  private readonly rowSum: Float64Array;

  constructor(
    private readonly samples: number,
    private readonly gram: Float64Array,
    /** Where genes are few. */
    readonly sums?: GeneSums,
  ) {
    this.kernel = new Float64Array(sums ? 0 : samples * samples);
    this.weight = new Float64Array(samples);
    this.rowSum = new Float64Array(samples);
  }

  /** Begins with other samples, and says whether all of their expression is equal. */
  enter(members: Int32Array, counts: Uint8Array): boolean {
    const { weight } = this;
    this.members = members;
    this.size = members.length;
    this.total = 0;
    this.varied = false;
    this.bestGain = -Infinity;
    for (let a = 0; a < this.size; a++) {
      const sample = members[a]!;
      weight[a] = counts[sample]!;
      this.total += counts[sample]!;
    }
    const { squares, raw } = this.sums?.enter(members, weight, this.total) ?? this.centre();
    this.tolerance = TIE * squares;
    return squares <= PURE * raw;
  }

  /** Takes a gain for the best where it is larger than those before by more than rounding. */
  offer(gain: number): boolean {
    if (!(gain > this.bestGain + this.tolerance)) return false;
    this.bestGain = gain;
    return true;
  }

  /** Fills the kernel. @returns the sum of squares, and what that would be without the mean of the node */
  private centre(): { readonly squares: number; readonly raw: number } {
    const { kernel, weight, rowSum, gram, members, size, total, samples } = this;
    let all = 0;
    let raw = 0;
    for (let a = 0; a < size; a++) {
      const row = members[a]! * samples;
      const ownWeight = weight[a]!;
      let sum = 0;
      for (let b = 0; b < size; b++) {
        const value = ownWeight * weight[b]! * gram[row + members[b]!]!;
        kernel[a * size + b] = value;
        sum += value;
      }
      rowSum[a] = sum;
      all += sum;
      raw += ownWeight * gram[row + members[a]!]!;
    }
    let squares = 0;
    for (let a = 0; a < size; a++) {
      const ownWeight = weight[a]!;
      const shift = ownWeight * (all / (total * total)) - rowSum[a]! / total;
      const slope = ownWeight / total;
      for (let b = 0; b < size; b++) {
        kernel[a * size + b]! += weight[b]! * shift - slope * rowSum[b]!;
      }
      squares += kernel[a * size + a]! / ownWeight;
    }
    return { squares, raw };
  }
}
