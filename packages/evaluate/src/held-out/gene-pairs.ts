import { EvaluationError } from '../evaluation-error.js';
import type { AlignedSplits } from './align-splits.js';

/** The held-out observations of one gene with their predictions, concatenated over splits. */
export interface GenePairs {
  readonly count: number;
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
  readonly baseline: Float64Array;
  /** Row among the observed samples. */
  readonly sample: Int32Array;
  /** Index of the outer split. */
  readonly split: Int32Array;
}

/** Room for the pairs of any gene. */
export function createGenePairs({ splits }: AlignedSplits): GenePairs {
  const count = splits.reduce((sum, { sampleOf }) => sum + sampleOf.length, 0);
  return {
    count,
    observed: new Float64Array(count),
    predicted: new Float64Array(count),
    baseline: new Float64Array(count),
    sample: new Int32Array(count),
    split: new Int32Array(count),
  };
}

/**
 * The pairs of gene `gene`, written into `room` and returned as views on it: they hold until the next call. Missing
 * observations are left out.
 * @throws EvaluationError where a prediction is not a finite number.
 */
export function genePairs(
  name: string,
  { genes, splits }: AlignedSplits,
  gene: number,
  room: GenePairs,
): GenePairs {
  let count = 0;
  for (const [index, { label, sampleOf, observed, predicted, baseline }] of splits.entries()) {
    const observedAt = observed.columns[gene]! * observed.stride;
    const predictedAt = predicted.columns[gene]! * predicted.stride;
    const baselineAt = baseline.columns[gene]! * baseline.stride;
    for (let test = 0; test < sampleOf.length; test++) {
      const truth = observed.values[observedAt + observed.rows[test]!]!;
      if (Number.isNaN(truth)) continue;
      const prediction = predicted.values[predictedAt + predicted.rows[test]!]!;
      const reference = baseline.values[baselineAt + baseline.rows[test]!]!;
      if (!Number.isFinite(prediction) || !Number.isFinite(reference)) {
        const culprit = Number.isFinite(reference) ? `Model "${name}"` : 'The baseline';
        const value = Number.isFinite(reference) ? prediction : reference;
        throw new EvaluationError(
          `${culprit} predicts ${value} for gene "${genes[gene]!}" in ${label}: every prediction must be a finite number.`,
        );
      }
      room.observed[count] = truth;
      room.predicted[count] = prediction;
      room.baseline[count] = reference;
      room.sample[count] = sampleOf[test]!;
      room.split[count] = index;
      count++;
    }
  }
  return {
    count,
    observed: room.observed.subarray(0, count),
    predicted: room.predicted.subarray(0, count),
    baseline: room.baseline.subarray(0, count),
    sample: room.sample.subarray(0, count),
    split: room.split.subarray(0, count),
  };
}
