import type { Matrix } from '@snpress/data';
import { skillStandardError } from '@snpress/evaluate/skill/skill-standard-error';
import type { HeldOutPredictions } from '../input/report-input.js';

/** Held-out values by gene, splits one after the other. */
export interface HeldOutColumns {
  /** Of the values of a gene, in their order; a sample that several splits held out is there as often. */
  readonly samples: readonly string[];
  /** Calls with where each value of a gene is: split, place in the values of its matrices, place among the samples. */
  readonly visit: (
    gene: string,
    visit: (split: HeldOutPredictions, at: number, sample: number) => void,
  ) => void;
}

/** Finds the values of genes. */
export function heldOutColumns(predictions: readonly HeldOutPredictions[]): HeldOutColumns {
  const splits = predictions.map((split) => ({
    split,
    columns: new Map(split.observed.features.map((gene, column) => [gene, column])),
  }));
  return {
    samples: predictions.flatMap(({ observed }) => observed.samples),
    visit(gene, visit) {
      let first = 0;
      for (const { split, columns } of splits) {
        const rows = split.observed.samples.length;
        const column = columns.get(gene);
        if (column !== undefined)
          for (let row = 0; row < rows; row++) visit(split, column * rows + row, first + row);
        first += rows;
      }
    },
  };
}

/** Standard errors of the skills of genes; NaN where a model or the baseline has no predictions. */
export function skillErrors(
  { visit }: HeldOutColumns,
  genes: readonly string[],
  { model, baseline, splits }: { readonly model: string; readonly baseline: string; readonly splits: number },
): Float64Array {
  return Float64Array.from(genes, (gene) => {
    const pairs: (readonly [own: number, mean: number])[] = [];
    visit(gene, ({ observed, predicted }, at) => {
      const squared = (matrix: Matrix | undefined): number =>
        (observed.values[at]! - (matrix?.values[at] ?? NaN)) ** 2;
      const pair = [squared(predicted[model]), squared(predicted[baseline])] as const;
      if (pair.every(Number.isFinite)) pairs.push(pair);
    });
    return skillStandardError(pairs, splits);
  });
}
