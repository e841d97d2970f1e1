import type { Matrix } from '@snpress/data';
import { alignSplits } from '../held-out/align-splits.js';
import { createGenePairs, genePairs } from '../held-out/gene-pairs.js';
import type { HeldOutSplit } from '../held-out/held-out-split.js';

/** What the parts of one outer split's predictions say of the test samples, in original units. */
export interface CisTransSplit extends Omit<HeldOutSplit, 'predicted'> {
  /** By the markers near each gene, the others at their training mean; only genes that have such markers. */
  readonly cis: Matrix;
  /** By the others, the near ones at their training mean; the same genes. */
  readonly trans: Matrix;
}

/** Squared errors of the parts of one outer split's predictions, summed by gene: all that is left of the parts. */
export interface PartErrors {
  readonly genes: readonly string[];
  readonly cis: Float64Array;
  readonly trans: Float64Array;
}

/**
 * Sums the squared errors of the cis and trans parts of one outer split's predictions.
 * @param name - the model's, for errors
 * @param observed - all samples × genes in original units; a missing value is left out.
 * @throws EvaluationError where samples do not match, or a prediction is not finite.
 */
export function partErrors(name: string, observed: Matrix, split: CisTransSplit): PartErrors {
  if (split.cis.features.length === 0) return { genes: [], cis: none, trans: none };
  const [cis, trans] = (['cis', 'trans'] as const).map((part) => {
    const label = `${name} (${part})`;
    const aligned = alignSplits(label, observed, [{ ...split, predicted: split[part] }]);
    const room = createGenePairs(aligned);
    const sums = Float64Array.from(aligned.genes, (_, gene) => {
      const pairs = genePairs(label, aligned, gene, room);
      return pairs.observed.reduce((sum, truth, at) => sum + (truth - pairs.predicted[at]!) ** 2, 0);
    });
    return { genes: aligned.genes, sums };
  }) as [GeneSums, GeneSums];
  return { genes: cis.genes, cis: cis.sums, trans: trans.sums };
}

interface GeneSums {
  readonly genes: readonly string[];
  readonly sums: Float64Array;
}

const none = new Float64Array(0);
