import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import type { TrainingSet } from './training-set.js';

/** Genes whose values are known for the same samples. */
export interface ObservedGroup {
  /** Ascending. */
  readonly genes: Int32Array;
  /** The rows of those samples, ascending; one list for each matrix that was grouped by. */
  readonly rows: readonly Int32Array[];
}

/** Whether no value is missing. */
export function isComplete({ values }: Pick<Matrix, 'values'>): boolean {
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) return false;
  return true;
}

/**
 * Genes with the same pattern of missing values, in order of their first genes.
 * @param matrices - of the same genes, in one order: two genes are alike where they are alike in all of them.
 */
export function observedGroups(matrices: readonly Matrix[]): ObservedGroup[] {
  const groups = new Map<string, { genes: number[]; rows: Int32Array[] }>();
  matrices[0]!.features.forEach((_, gene) => {
    const rows = matrices.map((matrix) => observedRows(matrix, gene));
    const key = rows.map((own, at) => patternOf(own, matrices[at]!.samples.length)).join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { genes: [gene], rows });
    else group.genes.push(gene);
  });
  return Array.from(groups.values(), ({ genes, rows }) => ({ genes: Int32Array.from(genes), rows }));
}

/** The rows in which a gene has a value, ascending. */
export function observedRows({ samples, values }: Matrix, gene: number): Int32Array {
  const from = gene * samples.length;
  const rows = new Int32Array(samples.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (!Number.isNaN(values[from + row])) rows[count++] = row;
  return rows.subarray(0, count);
}

/** Whether a gene has a value of any sample. */
export function isObserved({ samples, values }: Matrix, gene: number): boolean {
  const end = (gene + 1) * samples.length;
  for (let at = gene * samples.length; at < end; at++) if (!Number.isNaN(values[at])) return true;
  return false;
}

/** Some genes of a training set in some of its samples; itself where that is all of it. */
export function observedSet(
  train: TrainingSet,
  genes: ArrayLike<number>,
  rows: ArrayLike<number>,
): TrainingSet {
  const { genotypes, expression } = train;
  const [all, every] = [
    genes.length === expression.features.length,
    rows.length === genotypes.samples.length,
  ];
  if (all && every) return train;
  const own = all ? expression : selectFeatures(expression, genes);
  if (every) return { genotypes, expression: own };
  return { genotypes: selectSamples(genotypes, rows), expression: selectSamples(own, rows) };
}

/** Which rows are observed, as text: sixteen in a character. */
function patternOf(rows: Int32Array, samples: number): string {
  const words = new Uint16Array(Math.ceil(samples / 16));
  for (const row of rows) words[row >> 4]! |= 1 << (row & 15);
  return String.fromCharCode(...words);
}
