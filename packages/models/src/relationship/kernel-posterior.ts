import { LANES } from '../kernels/lane-kernels.js';
import { type GeneBlock, type GeneLanes, laneOf } from './gene-lanes.js';
import type { RelationshipSystem } from './relationship-system.js';
import { varianceRatios } from './variance-ratio.js';

/** Posterior weights below this share of those so far are left out. */
const NEGLIGIBLE = 1e-4;
/** The smallest sum of squares. */
const LEAST = 1e-12;
/** Evidence, in nats over that of what came before, from which weights are scaled anew. */
const FAR = 40;

/** Receives dual weights: what K adds to the prediction of a gene is K(new, training) times them. */
export interface DualReceiver {
  /**
   * The vectors of `block` are in `GeneLanes.duals`, in units that are the same within a gene: `KernelPosterior.total` is the whole.
   * @param genes - those whose vectors are not 0, ascending.
   */
  add(block: GeneBlock, genes: Int32Array): void;
  /** All that a gene was given so far counts `factor` times as much. */
  rescale(gene: number, factor: number): void;
}

/** A running posterior over relationship matrices and shares of variance, gene by gene. */
export interface KernelPosterior {
  /**
   * Weighs a relationship matrix with every value of `grid`.
   * @param prior - of the matrix with each of these values.
   */
  add(system: RelationshipSystem, grid: readonly number[], prior: number, receiver: DualReceiver): void;
  /** Sum of all weights of each gene; what is not `none` is for the matrices. */
  readonly total: Float64Array;
  /** The weight of no relationship, in the same units. */
  readonly none: Float64Array;
}

/**
 * Posterior over relationship matrices K and shares h of variance, y ~ N(0, σ² (h K + (1 − h) I)), σ² profiled out, and over none of
 * them. Weights are sums of exp(evidence − that of some matrix so far): none of them is stored.
 *
 * @param nonePrior - of no relationship.
 */
export function kernelPosterior(lanes: GeneLanes, nonePrior: number): KernelPosterior {
  const { genes, samples, size, at, floats, kernels } = lanes;
  const freedom = samples - 1;
  const evidence = (square: number): number => -0.5 * freedom * Math.log(Math.max(square, LEAST) / freedom);
  const total = new Float64Array(genes).fill(nonePrior);
  const none = new Float64Array(genes).fill(nonePrior);
  const reference = Float64Array.from(total, (_, gene) => evidence(squareOf(lanes, gene)));

  function add(
    system: RelationshipSystem,
    grid: readonly number[],
    prior: number,
    receiver: DualReceiver,
  ): void {
    const ratios = varianceRatios(lanes, system, grid);
    const weights = new Float64Array(grid.length);
    for (const block of lanes.blocks) {
      const { first, count, groups } = block;
      system.forward(block);
      for (const { lower, inverse, forms } of ratios) {
        kernels.formLanes(lower, inverse, size, at.turned, groups, forms.at);
      }
      const chosen = new Int32Array(count);
      let kept = 0;
      for (let k = 0; k < count; k++) {
        const gene = first + k;
        let highest = reference[gene]!;
        for (let ratio = 0; ratio < weights.length; ratio++) {
          const { forms, logDeterminant } = ratios[ratio]!;
          weights[ratio] = evidence(forms.values[k]!) - 0.5 * logDeterminant;
          if (weights[ratio]! > highest) highest = weights[ratio]!;
        }
        if (highest > reference[gene]! + FAR) {
          const factor = Math.exp(reference[gene]! - highest);
          reference[gene] = highest;
          total[gene]! *= factor;
          none[gene]! *= factor;
          receiver.rescale(gene, factor);
        }
        for (let ratio = 0; ratio < weights.length; ratio++) {
          weights[ratio] = prior * Math.exp(weights[ratio]! - reference[gene]!);
          total[gene]! += weights[ratio]!;
        }
        const least = NEGLIGIBLE * total[gene]!;
        let isKept = false;
        for (let ratio = 0; ratio < weights.length; ratio++) {
          const isUsed = weights[ratio]! > least;
          ratios[ratio]!.weights.values[k] = isUsed ? (weights[ratio]! * grid[ratio]!) / system.scale : 0;
          isKept ||= isUsed;
        }
        if (isKept) chosen[kept++] = gene;
      }
      if (kept === 0) continue;
      floats.solved.fill(0, 0, groups * LANES * size);
      for (const { lower, inverse, weights: own } of ratios) {
        own.values.fill(0, count, groups * LANES);
        kernels.solveLanes(lower, inverse, size, at.turned, groups, own.at, at.half, at.solved);
      }
      system.backward(block);
      receiver.add(block, chosen.subarray(0, kept));
    }
  }

  return { add, total, none };
}

function squareOf({ floats, samples, size }: GeneLanes, gene: number): number {
  const from = laneOf(gene, size);
  let square = 0;
  for (let i = 0; i < samples; i++) square += floats.targets[from + i * LANES]! ** 2;
  return square;
}
