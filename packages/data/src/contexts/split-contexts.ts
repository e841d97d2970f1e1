import { selectFeatures } from '../matrix/select-features.js';
import type { Matrix } from '../matrix/matrix.js';

/** What a matrix of several contexts holds of one. */
export interface ContextPart {
  readonly context: string;
  /** Its features in the whole, ascending. */
  readonly columns: Int32Array;
  /** All samples of the whole × the genes, by their own ids. */
  readonly matrix: Matrix;
  /** The samples that were measured in it, ascending: those with a value for any gene. */
  readonly measured: Int32Array;
}

/**
 * Takes a matrix of several contexts apart, in the order in which they are met; a matrix without contexts has no parts.
 * @example
 * for (const { context, matrix } of splitContexts(expression)) console.log(context, matrix.features.length);
 */
export function splitContexts(matrix: Matrix): readonly ContextPart[] {
  const { contexts } = matrix;
  if (contexts === undefined) return [];
  return [...new Set(contexts.context)].map((context) => {
    const columns = Int32Array.from(contexts.context.keys()).filter(
      (column) => contexts.context[column] === context,
    );
    const { contexts: own, ...part } = selectFeatures(matrix, columns);
    const named = { ...part, features: own!.gene };
    return { context, columns, matrix: named, measured: measuredSamples(named) };
  });
}

/** The samples that have a value of any feature, ascending. */
function measuredSamples({ samples, values }: Matrix): Int32Array {
  const seen = new Uint8Array(samples.length);
  values.forEach((value, at) => {
    if (!Number.isNaN(value)) seen[at % samples.length] = 1;
  });
  return Int32Array.from(samples.keys()).filter((row) => seen[row] === 1);
}
