import type { Rng } from '@snpress/data';
import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { sumOf } from '../distribution/sum-of.js';
import type { WithinGene } from './within-gene.js';

/** A statistic of all genes with its distribution when the samples of the truth are permuted. */
export interface NullComparison {
  readonly observed: number;
  readonly nullMean: number;
  /** The middle 95 % of the permutations. */
  readonly nullInterval: readonly [low: number, high: number];
  /** How often permuted samples give as much or more: (1 + exceedances) / (1 + permutations). */
  readonly pAbove: number;
  /** How often they give as little or less. */
  readonly pBelow: number;
  /** The statistic of every permutation, ascending. */
  readonly permuted: Float64Array;
}

/** What predictions are worth when they are paired with the wrong samples. */
export interface SamplePermutation {
  readonly permutations: number;
  /** Mean over genes of the signed correlation: every gene counts the same. */
  readonly meanR: NullComparison;
  /** Mean over genes of its square. */
  readonly meanR2: NullComparison;
  /** Correlation of all deviations from gene means together: genes count by how much they vary. */
  readonly pooledR: NullComparison;
  /** Per gene: how often permuted samples give its r or a higher one; NaN for a gene without r. */
  readonly perGene: Float64Array;
}

/**
 * Permutes the samples of the truth, those of all genes together, so that the correlation between genes stays what it
 * is: the distribution of the statistics when predictions have nothing to do with the sample they are for. Costs
 * permutations × samples × genes. Genes where truth or prediction is constant are left out.
 * @see Good, Permutation, Parametric and Bootstrap Tests of Hypotheses (2005), ch. 3; Phipson & Smyth (2010) for
 *   counting the observed order among the permutations
 */
export function permuteSamples(within: WithinGene, rng: Rng, permutations: number): SamplePermutation {
  const { samples, varying } = within;
  const observed = createPairing(varying.length);
  pairSamples(
    within,
    Int32Array.from({ length: samples }, (_, sample) => sample),
    observed,
  );
  const statistics = [meanOfR, meanOfR2, pooledR(within)];
  const permuted = statistics.map(() => new Float64Array(permutations));
  const exceeding = new Int32Array(varying.length);
  const pairing = createPairing(varying.length);
  for (let permutation = 0; permutation < permutations; permutation++) {
    pairSamples(within, rng.permutation(samples), pairing);
    for (let at = 0; at < varying.length; at++) {
      if (pairing.r[at]! >= observed.r[at]! - tolerance) exceeding[at]!++;
    }
    for (const [which, statistic] of statistics.entries()) permuted[which]![permutation] = statistic(pairing);
  }
  const [meanR, meanR2, pooled] = statistics.map((statistic, which) =>
    compare(statistic(observed), permuted[which]!),
  );
  const perGene = new Float64Array(within.count.length).fill(NaN);
  for (const [at, gene] of varying.entries()) perGene[gene] = (1 + exceeding[at]!) / (1 + permutations);
  return { permutations, meanR: meanR!, meanR2: meanR2!, pooledR: pooled!, perGene };
}

/** Products and correlations of the varying genes, for one pairing of predictions with samples. */
interface Pairing {
  readonly product: Float64Array;
  readonly r: Float64Array;
}

function createPairing(genes: number): Pairing {
  return { product: new Float64Array(genes), r: new Float64Array(genes) };
}

const meanOfR = ({ r }: Pairing): number => sumOf(r) / r.length;

const meanOfR2 = ({ r }: Pairing): number => r.reduce((sum, value) => sum + value * value, 0) / r.length;

function pooledR({ varying, observedSquares, predictedSquares }: WithinGene): (pairing: Pairing) => number {
  const total = (squares: Float64Array): number => varying.reduce((sum, gene) => sum + squares[gene]!, 0);
  const scale = Math.sqrt(total(observedSquares) * total(predictedSquares));
  return ({ product }) => sumOf(product) / scale;
}

/** Sums in another order differ in their last bits; a permutation that changes nothing must count as a tie. */
const tolerance = 1e-12;

/** Pairs the prediction of sample i with the truth of sample order[i], for all genes. */
function pairSamples(within: WithinGene, order: Int32Array, { product, r }: Pairing): void {
  const { samples, varying, count, observed, predicted, observedSquares, predictedSquares } = within;
  for (let at = 0; at < varying.length; at++) {
    const gene = varying[at]!;
    if (count[gene]! < samples) {
      pairPresent(within, gene, order, at, product, r);
      continue;
    }
    const start = gene * samples;
    let sum = 0;
    for (let sample = 0; sample < samples; sample++) {
      sum += observed[start + order[sample]!]! * predicted[start + sample]!;
    }
    product[at] = sum;
    r[at] = sum / Math.sqrt(observedSquares[gene]! * predictedSquares[gene]!);
  }
}

/** The same where values are missing: the truth moves, with its gaps; pairs that lack a side are left out. */
function pairPresent(
  { samples, observed, predicted, present }: WithinGene,
  gene: number,
  order: Int32Array,
  at: number,
  product: Float64Array,
  r: Float64Array,
): void {
  const start = gene * samples;
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const [from, to] = [start + order[sample]!, start + sample];
    if (present[from] === 0 || present[to] === 0) continue;
    n++;
    x += observed[from]!;
    y += predicted[to]!;
    xx += observed[from]! ** 2;
    yy += predicted[to]! ** 2;
    xy += observed[from]! * predicted[to]!;
  }
  const squares = n === 0 ? 0 : (xx - (x * x) / n) * (yy - (y * y) / n);
  product[at] = n === 0 ? 0 : xy - (x * y) / n;
  r[at] = squares > 0 ? product[at] / Math.sqrt(squares) : 0;
}

function compare(observed: number, values: Float64Array): NullComparison {
  const permuted = values.toSorted();
  let [above, below] = [0, 0];
  for (const value of permuted) {
    if (value >= observed - tolerance) above++;
    if (value <= observed + tolerance) below++;
  }
  return {
    observed,
    nullMean: meanOf(permuted),
    nullInterval: [quantileOf(permuted, 0.025), quantileOf(permuted, 0.975)],
    pAbove: (1 + above) / (1 + permuted.length),
    pBelow: (1 + below) / (1 + permuted.length),
    permuted,
  };
}
