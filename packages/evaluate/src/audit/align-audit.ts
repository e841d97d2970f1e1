import { idDifference, idDifferenceInWords } from '@snpress/data/matching/id-difference';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';
import { EvaluationError } from '../evaluation-error.js';
import type { AuditInput, NamedPrediction } from './audit-input.js';

/** What one of the inputs of an audit has that others lack, so that it was left out. */
export interface AuditedFile {
  /** The name of the predictions; undefined for the truth and for the training means. */
  readonly name: string | undefined;
  readonly role: 'truth' | 'predictions' | 'training means';
  /** Number of samples; undefined for training means. */
  readonly samples: number | undefined;
  readonly genes: number;
  /** Ids that are not in every input. */
  readonly droppedSamples: readonly string[];
  readonly droppedGenes: readonly string[];
}

/** The inputs of an audit on the same samples, genes and values, in the same order. */
export interface AlignedAudit {
  /** Missing where the truth or any of the predictions is. */
  readonly observed: Matrix;
  readonly predictions: readonly NamedPrediction[];
  /** In the order of the genes; undefined where none were given. */
  readonly trainMeans: Float32Array | undefined;
  readonly files: readonly AuditedFile[];
  /** Values left out, as the truth or one of the predictions is missing. */
  readonly missing: number;
}

/**
 * Matches truth, predictions and training means by sample and gene id, on what all of them have: several predictions
 * are then compared on identical values. The order is that of the truth.
 * @throws EvaluationError where a name repeats, or no sample or gene is in all of them.
 */
export function alignAudit({ observed, predictions, trainMeans }: AuditInput): AlignedAudit {
  if (predictions.length === 0) {
    throw new EvaluationError('There are no predictions to judge: give one set or more.');
  }
  const repeated = predictions.find(({ name }, i) => predictions.findIndex((p) => p.name === name) < i);
  if (repeated !== undefined) {
    throw new EvaluationError(`Two sets of predictions are named "${repeated.name}": name them apart.`);
  }
  const knownMeans = trainMeans?.genes.filter((_, gene) => !Number.isNaN(trainMeans.means[gene]));
  const samples = common(
    'sample',
    observed.samples,
    predictions.map(({ name, predicted }) => [`predictions "${name}"`, predicted.samples]),
  );
  const genes = common('gene', observed.features, [
    ...predictions.map(({ name, predicted }) => [`predictions "${name}"`, predicted.features] as const),
    ...(knownMeans === undefined ? [] : [['training means', knownMeans] as const]),
  ]);
  const truth = restricted(observed, samples, genes);
  const aligned = predictions.map(({ name, predicted }) => ({
    name,
    predicted: restricted(predicted, samples, genes),
  }));
  const missing = hideMissing(truth, aligned);
  const meanOf = new Map(trainMeans?.genes.map((gene, at) => [gene, trainMeans.means[at]!]));
  return {
    observed: truth,
    predictions: aligned,
    trainMeans: trainMeans && Float32Array.from(genes, (gene) => meanOf.get(gene)!),
    missing,
    files: [
      audited(undefined, 'truth', observed.samples, observed.features, samples, genes),
      ...predictions.map(({ name, predicted }) =>
        audited(name, 'predictions', predicted.samples, predicted.features, samples, genes),
      ),
      ...(trainMeans === undefined
        ? []
        : [audited(undefined, 'training means', undefined, trainMeans.genes, samples, genes)]),
    ],
  };
}

function common(
  what: 'sample' | 'gene',
  first: readonly string[],
  others: readonly (readonly [name: string, ids: readonly string[]])[],
): readonly string[] {
  const sets = others.map(([, ids]) => new Set(ids));
  const ids = first.filter((id) => sets.every((set) => set.has(id)));
  if (ids.length > 0) return ids;
  const sides = [['truth', first] as const, ...others].map(
    ([name, own]) => `${name}: ${some(own)} (${own.length})`,
  );
  const [name, own] = others.find(([, those]) => !those.some((id) => first.includes(id))) ?? others[0]!;
  const difference = idDifference(first, own);
  const advice =
    difference === undefined
      ? 'Write the ids alike, and check that all files have the same orientation'
      : `Of truth and ${name}, ${idDifferenceInWords(difference, ['truth', name])}: write them alike`;
  throw new EvaluationError(`No ${what} id is in all of the files. ${sides.join('; ')}. ${advice}.`);
}

function some(ids: readonly string[]): string {
  return ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '');
}

function restricted(matrix: Matrix, samples: readonly string[], genes: readonly string[]): Matrix {
  const rowOf = new Map(matrix.samples.map((id, row) => [id, row]));
  const columnOf = new Map(matrix.features.map((id, column) => [id, column]));
  const rows = samples.map((id) => rowOf.get(id)!);
  const values = new Float32Array(samples.length * genes.length);
  let at = 0;
  for (const gene of genes) {
    const start = columnOf.get(gene)! * matrix.samples.length;
    for (const row of rows) values[at++] = matrix.values[start + row]!;
  }
  return createMatrix({ samples, features: genes, values });
}

/** Makes the truth missing where any prediction is; returns the number of values that are missing then. */
function hideMissing({ values }: Matrix, predictions: readonly NamedPrediction[]): number {
  let missing = 0;
  for (let at = 0; at < values.length; at++) {
    if (predictions.some(({ predicted }) => Number.isNaN(predicted.values[at]))) values[at] = NaN;
    if (Number.isNaN(values[at])) missing++;
  }
  return missing;
}

function audited(
  name: string | undefined,
  role: AuditedFile['role'],
  ownSamples: readonly string[] | undefined,
  ownGenes: readonly string[],
  samples: readonly string[],
  genes: readonly string[],
): AuditedFile {
  const without = (own: readonly string[], kept: readonly string[]): readonly string[] => {
    const set = new Set(kept);
    return own.filter((id) => !set.has(id));
  };
  return {
    name,
    role,
    samples: ownSamples?.length,
    genes: ownGenes.length,
    droppedSamples: without(ownSamples ?? [], samples),
    droppedGenes: without(ownGenes, genes),
  };
}
