import { meanOf } from '../distribution/mean-of.js';
import type { AlignedSplits } from '../held-out/align-splits.js';

/** The held-out observations and predictions of one gene less their means within each split, concatenated. */
export interface CentredGene {
  /** A missing observation is 0: the mean. */
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
}

/** Room for any gene. */
export function createCentredGene({ splits }: AlignedSplits): CentredGene {
  const count = splits.reduce((sum, { sampleOf }) => sum + sampleOf.length, 0);
  return { observed: new Float64Array(count), predicted: new Float64Array(count) };
}

/** Writes gene `gene` to `room`. */
export function centreBySplit({ splits }: AlignedSplits, gene: number, room: CentredGene): void {
  let from = 0;
  for (const { sampleOf, observed, predicted } of splits) {
    const to = from + sampleOf.length;
    const truths = room.observed.subarray(from, to);
    const predictions = room.predicted.subarray(from, to);
    const observedAt = observed.columns[gene]! * observed.stride;
    const predictedAt = predicted.columns[gene]! * predicted.stride;
    for (let test = 0; test < sampleOf.length; test++) {
      truths[test] = observed.values[observedAt + observed.rows[test]!]!;
      predictions[test] = predicted.values[predictedAt + predicted.rows[test]!]!;
    }
    const truthMean = meanOf(truths.filter((value) => !Number.isNaN(value)));
    const predictionMean = meanOf(predictions);
    for (let test = 0; test < sampleOf.length; test++) {
      truths[test] = Number.isNaN(truths[test]) ? 0 : truths[test]! - truthMean;
      predictions[test]! -= predictionMean;
    }
    from = to;
  }
}
