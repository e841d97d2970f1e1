import type { Matrix } from '@snpress/data';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { countsOfCalls } from '@snpress/data/markers/counts-of-calls';
import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { dot } from '../linear-algebra/dot.js';
import type { FitContext } from '../contract/fit-context.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { leastVariance } from '../linear-algebra/least-variance.js';
import type { ColumnSource } from '../kernels/sparse-columns.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { callsOfValues } from './calls-of-values.js';
import type { PlainCalls } from '../kernels/call-grouping.js';
import { distinctColumns, type DistinctColumns } from '../linear/distinct-columns.js';

/** The distinct marker columns of a training set, centred and perhaps scaled: shared by all genes. */
export interface Design extends DistinctColumns {
  readonly samples: number;
  /** How many distinct columns there are. */
  readonly columns: number;
  /** Writes a distinct column, centred and scaled, to a place of its length. */
  readonly column: (column: number, target: Float64Array) => void;
  /** Writes the dosages of a distinct column as they are. */
  readonly dosages: ColumnSource;
  /** What every distinct column is divided by. */
  readonly columnScales: Float64Array;
  /** The markers as calls, where they are calls. */
  readonly calls: PlainCalls | undefined;
  /** Euclidean length of every distinct column. */
  readonly lengths: Float64Array;
  /** How many markers share a distinct column. */
  readonly multiplicity: Float64Array;
  /** Mean of every marker. */
  readonly means: Float64Array;
  /** What every marker is divided by: its standard deviation (÷ n; infinite where it hardly varies) or 1, less where it has a weight. */
  readonly scales: Float64Array;
}

/**
 * Prepares the columns of a training set for coordinate-wise penalties.
 * @param markerWeights - how likely markers are to act: a marker of weight w has 1/√w of the penalty on |w|, and 1/w of the one on squares; of
 *   identical markers only those of the largest weight count.
 */
export function prepareDesign(
  genotypes: Matrix,
  standardize: boolean,
  markerWeights?: FitContext['markerWeights'],
): Design {
  const samples = genotypes.samples.length;
  const means = markerMeans(genotypes);
  const weights = markerWeightsOf(genotypes.features, { markerWeights });
  const all = distinctColumns(genotypes);
  const largest = weights && largestWeights(all, weights);
  const distinct = largest ? withLargest(all, weights, largest) : all;
  const { representatives, group } = distinct;
  const columns = representatives.length;
  const lengths = new Float64Array(columns);
  const columnScales = new Float64Array(columns);
  const factors = largest?.map(Math.sqrt);
  const least = standardize ? leastVariance(genotypes) : 0;
  const dosages = dosagesOf(genotypes);
  const squareOf = squaresOf(genotypes, dosages);
  representatives.forEach((marker, column) => {
    const square = squareOf(marker, means[marker]!);
    const deviation = square / samples < least ? Infinity : standardize ? Math.sqrt(square / samples) : 1;
    const scale = deviation / (factors?.[column] ?? 1);
    columnScales[column] = scale;
    lengths[column] = Math.sqrt(square) / scale;
  });
  const column = (index: number, target: Float64Array): void => {
    const marker = representatives[index]!;
    dosages(marker, means[marker]!, columnScales[index]!, target);
  };
  const dosagesOfColumn: ColumnSource = (index, target) => {
    dosages(representatives[index]!, 0, 1, target);
  };
  const multiplicity = new Float64Array(columns);
  for (const index of group) if (index >= 0) multiplicity[index]! += 1;
  const scales = Float64Array.from(group, (index) => (index < 0 ? 1 : columnScales[index]!));
  const calls = callsOfValues(genotypes);
  return {
    ...distinct,
    ...{
      samples,
      columns,
      column,
      dosages: dosagesOfColumn,
      columnScales,
      calls,
      lengths,
      multiplicity,
      means,
      scales,
    },
  };
}

/** Writes the dosages of a marker less its mean, divided by a scale. */
function dosagesOf(
  genotypes: Matrix,
): (marker: number, mean: number, scale: number, target: Float64Array | Float32Array) => void {
  const samples = genotypes.samples.length;
  if (genotypes.called === undefined) {
    return (marker, mean, scale, target) => {
      const from = marker * samples;
      for (let row = 0; row < samples; row++) target[row] = (genotypes.values[from + row]! - mean) / scale;
    };
  }
  const { calls, levels } = genotypes.called;
  const each = new Float64Array(levelsPerFeature);
  return (marker, mean, scale, target) => {
    const from = marker * samples;
    for (let call = 0; call < levelsPerFeature; call++)
      each[call] = (levels[marker * levelsPerFeature + call]! - mean) / scale;
    for (let row = 0; row < samples; row++) target[row] = each[calls[from + row]! + 1]!;
  };
}

/** The sum of squares of a marker less its mean; of calls, from how many there are of each. */
function squaresOf(
  { samples: { length: rows }, called }: Matrix,
  dosages: ReturnType<typeof dosagesOf>,
): (marker: number, mean: number) => number {
  const values = new Float64Array(rows);
  return (marker, mean) => {
    if (called === undefined) {
      dosages(marker, mean, 1, values);
      return dot(values, 0, values, 0, rows);
    }
    const counts = countsOfCalls(called.calls, marker * rows, rows);
    let square = 0;
    for (let call = 0; call < levelsPerFeature; call++) {
      const count = counts[call]!;
      if (count > 0) square += count * (called.levels[marker * levelsPerFeature + call]! - mean) ** 2;
    }
    return square;
  };
}

/** Of each distinct column the largest weight of its markers. */
function largestWeights({ representatives, group }: DistinctColumns, weights: Float64Array): Float64Array {
  const largest = new Float64Array(representatives.length);
  group.forEach((column, marker) => {
    if (column >= 0) largest[column] = Math.max(largest[column]!, weights[marker]!);
  });
  return largest;
}

/** Columns of the markers alone that no other of the same column outweighs. */
function withLargest(
  distinct: DistinctColumns,
  weights: Float64Array,
  largest: Float64Array,
): DistinctColumns {
  const isOutweighed = (marker: number, column: number) => weights[marker]! < largest[column]!;
  const group = distinct.group.map((column, marker) => (isOutweighed(marker, column) ? -1 : column));
  return { ...distinct, group };
}

/**
 * Writes the dosages of other samples in a column of a design: the mean of the markers that share it, as its representative, where they share its weight.
 * @param markers - the column's, or the first of them
 */
export function dosagesIn(
  { sign, means, representatives }: Design,
  genotypes: Matrix,
  column: number,
  markers: readonly number[],
  target: Float32Array,
): void {
  const representative = representatives[column]!;
  if (markers.length === 1 && markers[0] === representative) {
    target.set(featureValues(genotypes, representative));
    return;
  }
  const sums = new Float64Array(target.length);
  for (const marker of markers) {
    const dosages = featureValues(genotypes, marker);
    for (let row = 0; row < sums.length; row++)
      sums[row]! += sign[marker]! * (dosages[row]! - means[marker]!);
  }
  for (let row = 0; row < sums.length; row++)
    target[row] = means[representative]! + sums[row]! / markers.length;
}
