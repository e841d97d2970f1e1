import type { Matrix } from '../matrix/matrix.js';
import type { MatrixSummary } from './matrix-summary.js';
import { spreadOf } from './spread-of.js';

/** Counts missing values by sample and by feature. */
export function summariseMissing({ samples, features, values }: Matrix): MatrixSummary['missing'] {
  const bySample = new Uint32Array(samples.length);
  const byFeature = new Uint32Array(features.length);
  for (let feature = 0, index = 0; feature < features.length; feature++) {
    for (let sample = 0; sample < samples.length; sample++, index++) {
      if (!Number.isNaN(values[index])) continue;
      bySample[sample]!++;
      byFeature[feature]!++;
    }
  }
  const cells = byFeature.reduce((sum, count) => sum + count, 0);
  return {
    cells,
    share: values.length === 0 ? 0 : cells / values.length,
    samplesWithAny: bySample.reduce((sum, count) => sum + Number(count > 0), 0),
    featuresWithAny: byFeature.reduce((sum, count) => sum + Number(count > 0), 0),
    bySample: features.length === 0 ? null : spreadOf(shares(bySample, features.length)),
    byFeature: samples.length === 0 ? null : spreadOf(shares(byFeature, samples.length)),
    worstSample: worst(samples, bySample, features.length),
    worstFeature: worst(features, byFeature, samples.length),
  };
}

function shares(counts: Uint32Array, outOf: number): Float64Array {
  return Float64Array.from(counts, (count) => count / outOf);
}

function worst(
  ids: readonly string[],
  counts: Uint32Array,
  outOf: number,
): { readonly id: string; readonly share: number } | null {
  let most = 0;
  for (let index = 1; index < counts.length; index++) if (counts[index]! > counts[most]!) most = index;
  const count = counts[most] ?? 0;
  return count === 0 ? null : { id: ids[most]!, share: count / outOf };
}
