import type { Matrix } from '@snpress/data';
import { EvaluationError } from '../evaluation-error.js';
import type { HeldOutSplit } from './held-out-split.js';

/** A matrix of one split, with where the rows and columns of the evaluation lie in it. */
interface AlignedMatrix {
  readonly values: Float32Array;
  /** Number of samples of the matrix: the distance between columns. */
  readonly stride: number;
  /** Row of each test sample. */
  readonly rows: Int32Array;
  /** Column of each evaluated gene. */
  readonly columns: Int32Array;
}

/** One outer split on the genes of the evaluation. */
interface AlignedSplit {
  readonly label: string;
  readonly trainSamples: number;
  /** Row of each test sample among the observed ones. */
  readonly sampleOf: Int32Array;
  readonly observed: AlignedMatrix;
  readonly predicted: AlignedMatrix;
  readonly baseline: AlignedMatrix;
}

/** Observations and predictions matched by sample and gene id. */
export interface AlignedSplits {
  /** The genes that are observed and predicted in every split, in the order of the observations. */
  readonly genes: readonly string[];
  /** Observed genes that some split does not predict. */
  readonly skippedGenes: number;
  readonly samples: readonly string[];
  readonly splits: readonly AlignedSplit[];
}

/**
 * Matches the matrices of every split with the observations, by id.
 * @throws EvaluationError where there is no split, no common gene, or a sample that was not observed.
 */
export function alignSplits(name: string, observed: Matrix, splits: readonly HeldOutSplit[]): AlignedSplits {
  if (splits.length === 0) {
    throw new EvaluationError(`Model "${name}" has no held-out predictions: give one outer split or more.`);
  }
  const tables = splits.flatMap(({ predicted, baseline, covariatePart }) => [
    predicted,
    baseline,
    ...(covariatePart ? [covariatePart] : []),
  ]);
  const geneSets = tables.map(({ features }) => new Set(features));
  const genes = observed.features.filter((gene) => geneSets.every((set) => set.has(gene)));
  if (genes.length === 0) {
    throw new EvaluationError(
      `Model "${name}" predicts none of the ${observed.features.length} observed genes in every split: ` +
        `observed are ${examples(observed.features)}, predicted are ${examples(tables[0]!.features)}. ` +
        'Check that both use the same gene ids.',
    );
  }
  return {
    genes,
    skippedGenes: observed.features.length - genes.length,
    samples: observed.samples,
    splits: splits.map(({ label, trainSamples, predicted, baseline, covariatePart }) => {
      const where = `Model "${name}", ${label}`;
      const { samples } = predicted;
      const observedHere = align(`${where}: the observations`, observed, samples, genes);
      const part = covariatePart && align(`${where}: the part of covariates`, covariatePart, samples, genes);
      const beyond = (matrix: AlignedMatrix): AlignedMatrix => (part ? without(matrix, part) : matrix);
      return {
        label,
        trainSamples,
        sampleOf: observedHere.rows,
        observed: beyond(observedHere),
        predicted: beyond(align(`${where}: the predictions`, predicted, samples, genes)),
        baseline: beyond(align(`${where}: the baseline`, baseline, samples, genes)),
      };
    }),
  };
}

/** The rows and columns of the evaluation, less another matrix. */
function without(matrix: AlignedMatrix, part: AlignedMatrix): AlignedMatrix {
  const samples = matrix.rows.length;
  const genes = matrix.columns.length;
  const values = new Float32Array(samples * genes);
  for (let gene = 0; gene < genes; gene++) {
    const from = matrix.columns[gene]! * matrix.stride;
    const partFrom = part.columns[gene]! * part.stride;
    for (let test = 0; test < samples; test++) {
      values[gene * samples + test] =
        matrix.values[from + matrix.rows[test]!]! - part.values[partFrom + part.rows[test]!]!;
    }
  }
  return {
    values,
    stride: samples,
    rows: Int32Array.from({ length: samples }, (_, test) => test),
    columns: Int32Array.from({ length: genes }, (_, gene) => gene),
  };
}

function align(
  where: string,
  matrix: Matrix,
  samples: readonly string[],
  genes: readonly string[],
): AlignedMatrix {
  const rowOf = new Map(matrix.samples.map((id, row) => [id, row]));
  const columnOf = new Map(matrix.features.map((id, column) => [id, column]));
  const lost = samples.filter((id) => !rowOf.has(id));
  if (lost.length > 0) {
    throw new EvaluationError(
      `${where} lack ${lost.length} of ${samples.length} test samples (${examples(lost)}): match them by id first.`,
    );
  }
  return {
    values: matrix.values,
    stride: matrix.samples.length,
    rows: Int32Array.from(samples, (id) => rowOf.get(id)!),
    columns: Int32Array.from(genes, (id) => columnOf.get(id)!),
  };
}

function examples(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).map((id) => `"${id}"`);
  return [...shown, ...(ids.length > shown.length ? ['…'] : [])].join(', ');
}
