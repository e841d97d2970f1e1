import type { Matrix } from '@snpress/data';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { leastVariance } from '../linear-algebra/least-variance.js';
import type { MarkerBins } from './marker-bins.js';

/** How dosages become standardised bins. */
export interface BinScaling {
  /** Marker → its bin. */
  readonly binOf: Int32Array;
  /** Mean training dosage of each marker. */
  readonly markerMeans: Float64Array;
  /** Per bin: what the sum of its markers' centred dosages is multiplied by; 0 for a bin that is constant or hardly varies. */
  readonly scales: Float64Array;
}

/** The scaling by which every bin's mean dosage has mean 0 and variance 1 in the training samples. */
export function binScaling(
  { samples, features, values }: Pick<Matrix, 'samples' | 'features' | 'values'>,
  { binOf, sizes }: Pick<MarkerBins, 'binOf' | 'sizes'>,
): BinScaling {
  const rows = samples.length;
  const markerMeans = featureMeans(values, rows, features.length);
  const unscaled = { binOf, markerMeans, scales: Float64Array.from(sizes, (size) => 1 / size) };
  const columns = standardiseBins(values, rows, unscaled);
  const least = leastVariance({ samples, values });
  const scales = unscaled.scales.map((scale, bin) => {
    let square = 0;
    for (let row = 0; row < rows; row++) square += columns[bin * rows + row]! ** 2;
    const variance = square / rows;
    return variance < least ? 0 : scale / Math.sqrt(variance);
  });
  return { binOf, markerMeans, scales };
}

/** Standardised bins of some samples, one bin after the other. */
export function standardiseBins(
  values: Float32Array,
  rows: number,
  { binOf, markerMeans, scales }: BinScaling,
): Float64Array {
  const columns = new Float64Array(scales.length * rows);
  binOf.forEach((bin, marker) => {
    const scale = scales[bin]!;
    const mean = markerMeans[marker]!;
    for (let row = 0; row < rows; row++) {
      columns[bin * rows + row]! += scale * (values[marker * rows + row]! - mean);
    }
  });
  return columns;
}
