import { levelsPerFeature, type CalledValues, type PackedCalls } from '../matrix/called-values.js';
import { packedBytes, packedValues } from './packed-calls.js';
import { checkIndices } from '../matrix/check-indices.js';
import { valuesOfCalls } from '../matrix/values-of-calls.js';
import type { MarkerValues } from './marker-values.js';
import type { StoredMatrix } from './stored-matrix.js';

/** Which values of a matrix are wanted, and what becomes of them. */
export interface ValueSelection {
  /** The rows, in the order asked for. Default: all. */
  readonly samples?: ArrayLike<number> | undefined;
  /** The columns, in the order asked for. Default: all. */
  readonly features?: ArrayLike<number> | undefined;
  /** Changes values of feature `feature` of the result, in place, and each without regard to the others. */
  readonly change?: (values: Float32Array, feature: number) => void;
}

/** A matrix whose values are stored as hard calls. */
export type CalledMatrix = StoredMatrix & { readonly values: Int8Array };

export function isCalled<M extends { readonly values: MarkerValues }>(
  matrix: M,
): matrix is M & { readonly values: Int8Array } {
  return matrix.values instanceof Int8Array;
}

/** What a call can be, in the order of its byte. */
const dosages = Float32Array.of(NaN, 0, 1, 2);

/**
 * Values of some samples and features as Float32, feature-major, in one pass and with no other copy.
 * @throws RangeError where a sample lies outside the matrix or occurs twice.
 */
export function selectValues(matrix: StoredMatrix, selection: ValueSelection = {}): Float32Array {
  if (isCalled(matrix)) return valuesOfCalls(selectCalls(matrix, selection));
  const { samples, features, values } = matrix;
  const { samples: rows = Int32Array.from(samples.keys()), features: columns, change } = selection;
  checkIndices('sample', rows, samples.length);
  const size = rows.length;
  const count = (columns ?? features).length;
  const selected = new Float32Array(size * count);
  for (let feature = 0; feature < count; feature++) {
    const first = (columns?.[feature] ?? feature) * samples.length;
    const to = feature * size;
    for (let row = 0; row < size; row++) selected[to + row] = values[first + rows[row]!]!;
    change?.(selected.subarray(to, to + size), feature);
  }
  return selected;
}

/** What is known of calls besides, and where those that are wanted are put. */
interface CallsOptions {
  /** What they stand for, where that is not themselves. */
  readonly levels?: Float32Array | undefined;
  /** Memory to be used, where it is large enough. */
  readonly into?: Int8Array | undefined;
}

/**
 * The same of calls, a byte each: no more than the four that there can be are changed, once for each feature.
 * @throws RangeError where a sample lies outside the matrix or occurs twice.
 */
export function selectCalls(
  { samples, features, values }: CalledMatrix,
  { samples: rows, features: columns, change }: ValueSelection = {},
  { levels: known, into }: CallsOptions = {},
): CalledValues {
  const levels = selectLevels((columns ?? features).length, columns, change, known);
  if (rows === undefined && columns === undefined) return { calls: values, levels };
  const chosen = rows === undefined ? undefined : Int32Array.from(rows);
  if (chosen !== undefined) checkIndices('sample', chosen, samples.length);
  let calls: Int8Array | undefined;
  return {
    levels,
    get calls() {
      return (calls ??= callsAt({ samples, features, values }, chosen, columns, into));
    },
  };
}

/** The same of all samples of calls that are packed, which stay so. */
export function selectPacked(
  packed: PackedCalls,
  { features: columns, change }: Omit<ValueSelection, 'samples'>,
  { levels: known, into }: CallsOptions,
): CalledValues {
  const width = packedBytes(packed.stored);
  const count = columns?.length ?? (width === 0 ? 0 : packed.codes.length / width);
  const levels = selectLevels(count, columns, change, known);
  if (columns === undefined) return packedValues(packed, levels, into);
  const codes = new Uint8Array(count * width);
  for (let at = 0; at < count; at++)
    codes.set(packed.codes.subarray(columns[at]! * width, (columns[at]! + 1) * width), at * width);
  return packedValues({ ...packed, codes }, levels, into);
}

/** What the calls of features stand for, after a change. */
function selectLevels(
  count: number,
  columns: ValueSelection['features'],
  change: ValueSelection['change'],
  known: Float32Array | undefined,
): Float32Array {
  const levels = new Float32Array(count * levelsPerFeature);
  for (let feature = 0; feature < count; feature++) {
    const own = levels.subarray(feature * levelsPerFeature, (feature + 1) * levelsPerFeature);
    const first = (columns?.[feature] ?? feature) * levelsPerFeature;
    own.set(known?.subarray(first, first + levelsPerFeature) ?? dosages);
    change?.(own, feature);
  }
  return levels;
}

function callsAt(
  { samples, features, values }: CalledMatrix,
  rows: Int32Array | undefined,
  columns: ArrayLike<number> | undefined,
  into: Int8Array | undefined,
): Int8Array {
  const size = (rows ?? samples).length;
  const count = (columns ?? features).length;
  const calls =
    into !== undefined && into.length >= size * count
      ? into.subarray(0, size * count)
      : new Int8Array(size * count);
  for (let feature = 0, at = 0; feature < count; feature++) {
    const first = (columns?.[feature] ?? feature) * samples.length;
    if (rows === undefined) calls.set(values.subarray(first, first + size), feature * size);
    else for (let row = 0; row < size; row++) calls[at++] = values[first + rows[row]!]!;
  }
  return calls;
}
