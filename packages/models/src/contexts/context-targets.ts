import type { Matrix } from '@snpress/data';
import { splitContexts } from '@snpress/data/contexts/split-contexts';

/** Expression of several contexts, gene by gene: each feature in units of its own deviation from its own mean. */
export interface ContextTargets {
  /** Genes of any context, in the order in which they are met. */
  readonly genes: readonly string[];
  readonly contexts: readonly {
    readonly context: string;
    /** Samples that were measured in it. */
    readonly measured: Int32Array;
    /** Features of the whole, and which of `genes` each is. */
    readonly columns: Int32Array;
    readonly geneOf: Int32Array;
  }[];
  /** Of each feature: its mean over the training samples, and its standard deviation. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** Features × samples. */
  readonly values: Float64Array;
  /** In how many contexts each gene varies. */
  readonly varying: Uint16Array;
  /** Genes × samples: in how many contexts a gene was measured in a sample, and the sum of its values. */
  readonly counts: Uint16Array;
  readonly sums: Float64Array;
}

/** Standardises expression of several contexts and adds it up over them; features that do not vary count in no sum. */
export function contextTargets(expression: Matrix): ContextTargets {
  const rows = expression.samples.length;
  const genes = [...new Set(expression.contexts!.gene)];
  const indexOf = new Map(genes.map((gene, index) => [gene, index]));
  const contexts = splitContexts(expression).map(({ context, measured, columns, matrix }) => {
    const geneOf = Int32Array.from(matrix.features, (gene) => indexOf.get(gene)!);
    return { context, measured, columns, geneOf };
  });
  const means = new Float64Array(expression.features.length);
  const deviations = means.slice();
  const values = new Float64Array(expression.values.length);
  const varying = new Uint16Array(genes.length);
  const counts = new Uint16Array(genes.length * rows);
  const sums = new Float64Array(genes.length * rows);
  for (const { columns, geneOf } of contexts) {
    for (const [index, column] of columns.entries()) {
      const own = expression.values.subarray(column * rows, (column + 1) * rows);
      const { mean, deviation } = spreadOf(own);
      means[column] = mean;
      deviations[column] = deviation;
      if (deviation > 0) varying[geneOf[index]!]! += 1;
      for (let row = 0; row < rows; row++) {
        const value = deviation === 0 ? NaN : (own[row]! - mean) / deviation;
        values[column * rows + row] = value;
        if (Number.isNaN(value)) continue;
        counts[geneOf[index]! * rows + row]! += 1;
        sums[geneOf[index]! * rows + row]! += value;
      }
    }
  }
  return { genes, contexts, means, deviations, values, varying, counts, sums };
}

function spreadOf(values: Float32Array): { readonly mean: number; readonly deviation: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
  // Float32 values that are equal have a mean that is not quite theirs.
  const least = 1e-12 * mean * mean;
  return { mean, deviation: square > least ? Math.sqrt(square) : 0 };
}
