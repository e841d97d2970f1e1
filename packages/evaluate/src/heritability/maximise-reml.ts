import { multiplyTransposed } from '@snpress/models/linear-algebra';

/** An estimate of the share of variance. */
export interface RemlEstimate {
  readonly h2: number;
  /** NaN where the estimate is a limit of the range. */
  readonly standardError: number;
}

/** Where estimates may lie; the variance of every direction must be positive between the limits. */
export type RemlRange = readonly [low: number, high: number];

/**
 * Restricted maximum likelihood of h² for many traits with one relationship matrix. In the eigenbasis without the
 * intercept, direction k of a trait has the variance σ² vₖ, vₖ = 1 + h² (dₖ − 1), and σ² has a closed form, so that the
 * likelihood of each trait is a curve over h²: ℓ = −½ (ν ln Σ zₖ²/vₖ + Σ ln vₖ), ν = n − 1 (Kang et al. 2008, Eq. 7, with
 * h² = 1/(1 + δ); Lippert et al. 2011). It may have several maxima: the best of a grid is refined.
 *
 * @param eigenvalues - the dₖ, with mean 1, largest first.
 * @param squares - zₖ², traits × ν.
 * @returns one estimate per trait; NaN for a trait without variance, and for all where the eigenvalues are equal, as
 * then nothing tells the two kinds of variance apart.
 */
export function maximiseReml(
  eigenvalues: Float64Array,
  squares: Float64Array,
  [low, high]: RemlRange = [0, 1],
): RemlEstimate[] {
  const size = eigenvalues.length;
  const isFlat = areFlat(eigenvalues);
  const { nodes, inverse, logDeterminants } = remlGrid(eigenvalues, low, high);
  const traits = squares.length / size;
  const totals = new Float64Array(traits * nodes.length);
  multiplyTransposed(squares, traits, inverse, nodes.length, size, totals);

  return Array.from({ length: traits }, (_, trait) => {
    const own = squares.subarray(trait * size, (trait + 1) * size);
    if (isFlat || own.every((square) => square === 0)) return { h2: NaN, standardError: NaN };
    const best = lowest(nodes.length, (node) => {
      return size * Math.log(totals[trait * nodes.length + node]!) + logDeterminants[node]!;
    });
    return refine(nodes, best, [low, high], { eigenvalues, squares: own });
  });
}

/** The estimates of one trait without each direction in turn; NaN as by `maximiseReml`. */
export function remlWithoutEach(
  eigenvalues: Float64Array,
  squares: Float64Array,
  [low, high]: RemlRange,
): Float64Array {
  const size = eigenvalues.length;
  const { nodes, inverse, logDeterminants } = remlGrid(eigenvalues, low, high);
  const totals = new Float64Array(nodes.length);
  multiplyTransposed(squares, 1, inverse, nodes.length, size, totals);
  const observed = squares.reduce((count, square) => count + Number(square !== 0), 0);
  return Float64Array.from(eigenvalues, (_, without) => {
    const isEmpty = observed === Number(squares[without] !== 0);
    if (isEmpty || areFlat(eigenvalues.filter((__, k) => k !== without))) return NaN;
    const best = lowest(nodes.length, (node) => {
      const weight = inverse[node * size + without]!;
      const total = totals[node]! - squares[without]! * weight;
      return (size - 1) * Math.log(total) + logDeterminants[node]! + Math.log(weight);
    });
    return refine(nodes, best, [low, high], { eigenvalues, squares, without }).h2;
  });
}

function areFlat(eigenvalues: Float64Array): boolean {
  return eigenvalues[0]! - eigenvalues.at(-1)! < 1e-8;
}

/** Shares of variance to begin with, the inverse variances that each gives the directions, and the sums of their logarithms. */
function remlGrid(eigenvalues: Float64Array, low: number, high: number) {
  const size = eigenvalues.length;
  const nodes = gridBetween(low, high);
  const inverse = new Float64Array(nodes.length * size);
  const logDeterminants = nodes.map((h2, node) => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const variance = 1 + h2 * (eigenvalues[k]! - 1);
      inverse[node * size + k] = 1 / variance;
      sum += Math.log(variance);
    }
    return sum;
  });
  return { nodes, inverse, logDeterminants };
}

function lowest(count: number, valueOf: (index: number) => number): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < count; index++) {
    const value = valueOf(index);
    if (value >= least) continue;
    least = value;
    best = index;
  }
  return best;
}

/** A trait, or what is left of it without one direction. */
interface Trait {
  readonly eigenvalues: Float64Array;
  readonly squares: Float64Array;
  readonly without?: number;
}

/** The maximum near a node. */
function refine(nodes: readonly number[], best: number, [low, high]: RemlRange, trait: Trait): RemlEstimate {
  const upwards = derivatives(nodes[best]!, trait).slope > 0;
  const neighbour = nodes[upwards ? best + 1 : best - 1];
  if (neighbour === undefined) return { h2: upwards ? high : low, standardError: NaN };
  const [from, to] = upwards ? [nodes[best]!, neighbour] : [neighbour, nodes[best]!];
  return climb(from, to, trait);
}

/** From this logit on a share counts as 0 or 1: 1e-6. */
const extremeLogit = 14;
const logitStep = 0.5;

/** Ascending, dense near 0 and the limits, where likelihoods may be narrow. */
function gridBetween(low: number, high: number): number[] {
  const shares: number[] = [];
  for (let logit = -extremeLogit; logit <= extremeLogit; logit += logitStep) {
    shares.push(1 / (1 + Math.exp(-logit)));
  }
  const below = low < 0 ? shares.map((share) => low * share).reverse() : [];
  return [...below, 0, ...shares.map((share) => high * share)];
}

/** The maximum between two places, where the slope changes its sign: Newton's steps, kept inside by halving. */
function climb(from: number, to: number, trait: Trait): RemlEstimate {
  let low = from;
  let high = to;
  let h2 = (low + high) / 2;
  let { slope, curvature } = derivatives(h2, trait);
  for (let step = 0; step < 100; step++) {
    if (slope > 0) low = h2;
    else high = h2;
    const newton = h2 - slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const isDone = Math.abs(next - h2) < 1e-14;
    h2 = next;
    ({ slope, curvature } = derivatives(h2, trait));
    if (isDone) break;
  }
  return { h2, standardError: curvature < 0 ? 1 / Math.sqrt(-curvature) : NaN };
}

/** Of the profile likelihood: its curvature holds the information about h² that σ² leaves. */
function derivatives(
  h2: number,
  { eigenvalues, squares, without }: Trait,
): { slope: number; curvature: number } {
  let total = 0;
  let first = 0;
  let second = 0;
  let trace = 0;
  let squaredTrace = 0;
  for (let k = 0; k < eigenvalues.length; k++) {
    if (k === without) continue;
    const excess = eigenvalues[k]! - 1;
    const ratio = excess / (1 + h2 * excess);
    const share = squares[k]! / (1 + h2 * excess);
    total += share;
    first += share * ratio;
    second += share * ratio * ratio;
    trace += ratio;
    squaredTrace += ratio * ratio;
  }
  const size = eigenvalues.length - Number(without !== undefined);
  const slope = ((size * first) / total - trace) / 2;
  const curvature = (size * ((first / total) ** 2 - (2 * second) / total) + squaredTrace) / 2;
  return { slope, curvature };
}
