import type { Matrix } from '@snpress/data';
import type { GeneMeans } from '@snpress/evaluate';
import { RequestError } from '../request-error.js';
import { counted } from '@snpress/data/words/counted';
import type { ReadFile } from './check-fit.js';
import { towardsTruth } from './towards-truth.js';

/**
 * Training means of a file that holds them, as one column or one row, or that holds the training samples themselves.
 * Samples that are judged are left out of a mean: it would know them.
 * @throws RequestError where the file does not fit the truth
 */
export function trainMeansOf(
  file: ReadFile,
  truth: Matrix,
): { readonly geneMeans: GeneMeans; readonly notes: readonly string[] } {
  const { path, matrix, notes } = file.labelled ? towardsTruth(file, truth) : withGenesOf(file, truth);
  const [only] = matrix.samples;
  if (matrix.samples.length === 1) {
    if (file.labelled && !Number.isNaN(Number(only))) {
      throw new RequestError(
        `${path}: its first line was taken for a header line, but heads the means with the number ${only!}; add a header line, such as gene and mean`,
      );
    }
    return { geneMeans: { genes: matrix.features, means: matrix.values }, notes };
  }
  const judged = new Set(file.labelled ? truth.samples : []);
  const rows = [...matrix.samples.keys()].filter((row) => !judged.has(matrix.samples[row]!));
  if (rows.length === 0) {
    throw new RequestError(
      `${path}: all of its samples are among those that are judged; give the samples that the predictions were trained on`,
    );
  }
  const left = matrix.samples.length - rows.length;
  return {
    geneMeans: {
      genes: matrix.features,
      means: Float64Array.from(matrix.features, (_, gene) => meanOfPresent(matrix, gene, rows)),
    },
    notes: [
      ...notes,
      `Training means are those of ${counted(rows.length, 'sample')} of ${path}${left > 0 ? `; ${counted(left, 'sample')} in it that are judged here were left out` : ''}.`,
    ],
  };
}

/** A table without ids: genes as in the truth, in either direction where it is one row or column. */
function withGenesOf(file: ReadFile, truth: Matrix): ReadFile {
  const { samples, features, values } = file.matrix;
  const genes = truth.features.length;
  if (features.length === genes) return { ...file, matrix: { ...file.matrix, features: truth.features } };
  if (features.length === 1 && samples.length === genes) {
    return { ...file, matrix: { samples: ['mean'], features: truth.features, values } };
  }
  throw new RequestError(
    `${file.path}: ${counted(features.length, 'gene')} × ${counted(samples.length, 'sample')}, but the truth has ${counted(genes, 'gene')}; give one mean per gene, or the training samples`,
  );
}

function meanOfPresent({ samples, values }: Matrix, gene: number, rows: readonly number[]): number {
  let [sum, count] = [0, 0];
  for (const row of rows) {
    const value = values[gene * samples.length + row]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}
