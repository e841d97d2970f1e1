import { splitContexts } from '@snpress/data/contexts/split-contexts';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import type { HeldOutSplit } from '../held-out/held-out-split.js';
import type { EvaluationInput } from '../model/evaluate-model.js';

/** What is evaluated in one context. */
export interface ContextInput {
  readonly context: string;
  readonly input: EvaluationInput;
}

/** Takes what is evaluated apart by context: the genes of each, by their own ids, and the samples that were measured in it. */
export function contextInputs({ name, observed, splits }: EvaluationInput): readonly ContextInput[] {
  return splitContexts(observed).map(({ context, columns, matrix, measured }) => {
    const labels = Array.from(columns, (column) => observed.features[column]!);
    const own = selectSamples(matrix, measured);
    const samples = new Set(own.samples);
    const part = (whole: Matrix): Matrix => {
      const columnOf = new Map(whole.features.map((label, column) => [label, column]));
      const found = labels.flatMap((label, index) => {
        const column = columnOf.get(label);
        return column === undefined ? [] : [{ column, gene: matrix.features[index]! }];
      });
      const rows = [...whole.samples.keys()].filter((row) => samples.has(whole.samples[row]!));
      const chosen = selectFeatures(
        whole,
        found.map(({ column }) => column),
      );
      return { ...selectSamples(chosen, rows), features: found.map(({ gene }) => gene) };
    };
    return { context, input: { name, observed: own, splits: eachTable(splits, part, own.samples.length) } };
  });
}

/**
 * Splits with their tables changed; those that then hold out no sample are left out.
 * @param samples - of all splits: those that are not held out are trained on.
 */
export function eachTable(
  splits: readonly HeldOutSplit[],
  change: (table: Matrix) => Matrix,
  samples: number,
): readonly HeldOutSplit[] {
  return splits
    .map(({ label, predicted, baseline, covariatePart }) => {
      const own = change(predicted);
      return {
        label,
        trainSamples: samples - own.samples.length,
        predicted: own,
        baseline: change(baseline),
        ...(covariatePart && { covariatePart: change(covariatePart) }),
      };
    })
    .filter(({ predicted }) => predicted.samples.length > 0);
}
