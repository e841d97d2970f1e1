import type { RelationshipSystem } from './relationship-system.js';
import { addSolution, quadraticForms, varianceRatio } from './variance-ratio.js';

/** Genes that are turned together. */
const BLOCK = 512;
/** Posterior weights below this share of those so far are left out. */
const NEGLIGIBLE = 1e-4;
/** The smallest sum of squares. */
const LEAST = 1e-12;

/** Receives dual weights: what K adds to the prediction of a gene is K(new, training) times them. */
export interface DualReceiver {
  /**
   * @param genes - ascending.
   * @param duals - a vector of samples for each of them, in units that are the same within a gene: `KernelPosterior.total` is the whole.
   */
  add(genes: Int32Array, duals: Float64Array): void;
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
 * them; the running maximum is kept instead of the weights.
 *
 * @param targets - centred genes, one after the other.
 * @param nonePrior - of no relationship.
 */
export function kernelPosterior(targets: Float64Array, samples: number, nonePrior: number): KernelPosterior {
  const genes = targets.length / samples;
  const freedom = samples - 1;
  const evidence = (square: number, logDeterminant: number): number =>
    -0.5 * freedom * Math.log(Math.max(square, LEAST) / freedom) - 0.5 * logDeterminant;
  const top = new Float64Array(genes);
  const total = new Float64Array(genes).fill(nonePrior);
  const none = new Float64Array(genes).fill(nonePrior);
  for (let gene = 0; gene < genes; gene++) {
    let square = 0;
    for (let at = gene * samples; at < (gene + 1) * samples; at++) square += targets[at]! ** 2;
    top[gene] = evidence(square, 0);
  }

  const solutions = new Float64Array(Math.min(BLOCK, genes) * samples);

  function add(
    system: RelationshipSystem,
    grid: readonly number[],
    prior: number,
    receiver: DualReceiver,
  ): void {
    const ratios = grid.map((share) => varianceRatio(system, share));
    const weights = new Float64Array(grid.length);
    const half = new Float64Array(samples);
    for (let first = 0; first < genes; first += BLOCK) {
      const count = Math.min(BLOCK, genes - first);
      const turned = system.forward(targets.subarray(first * samples, (first + count) * samples), count);
      const forms = ratios.map((ratio) => quadraticForms(ratio, turned, count));
      const chosen = new Int32Array(count);
      let kept = 0;
      for (let k = 0; k < count; k++) {
        const gene = first + k;
        let highest = top[gene]!;
        for (let at = 0; at < weights.length; at++) {
          weights[at] = evidence(forms[at]![k]!, ratios[at]!.logDeterminant);
          if (weights[at]! > highest) highest = weights[at]!;
        }
        if (highest > top[gene]!) {
          const factor = Math.exp(top[gene]! - highest);
          top[gene] = highest;
          total[gene]! *= factor;
          none[gene]! *= factor;
          receiver.rescale(gene, factor);
        }
        for (let at = 0; at < weights.length; at++) {
          weights[at] = prior * Math.exp(weights[at]! - highest);
          total[gene]! += weights[at]!;
        }
        const least = NEGLIGIBLE * total[gene]!;
        let isKept = false;
        for (let at = 0; at < weights.length; at++) {
          if (weights[at]! <= least) continue;
          if (!isKept) solutions.fill(0, kept * samples, (kept + 1) * samples);
          isKept = true;
          const weight = (weights[at]! * ratios[at]!.share) / system.scale;
          addSolution(ratios[at]!, turned, k * samples, weight, half, solutions, kept * samples);
        }
        if (isKept) chosen[kept++] = gene;
      }
      if (kept > 0) receiver.add(chosen.subarray(0, kept), system.backward(solutions, kept));
    }
  }

  return { add, total, none };
}
