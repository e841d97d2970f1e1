import { featureValues } from '@snpress/data/matrix/feature-values';
import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from '../kernels/call-grouping.js';
import { timesCalls } from '../kernels/times-calls.js';
import { multiplyTransposed } from './multiply-transposed.js';
import { type Dosages, plainCalls } from './plain-calls.js';

/**
 * Products of vectors over samples with markers less their means; of calls in single precision.
 * @param vectors - vectors × samples, row-major.
 * @param among - markers, ascending.
 * @returns vectors × markers, row-major.
 */
export function centredProducts(
  vectors: Float64Array,
  genotypes: Dosages,
  means: Float64Array,
  among: Int32Array,
): Float64Array {
  const rows = genotypes.samples.length;
  const count = vectors.length / rows;
  const width = among.length;
  const result = new Float64Array(count * width);
  const ownMeans = Float64Array.from(among, (marker) => means[marker]!);
  const calls = plainCalls(genotypes);
  if (calls !== undefined) {
    timesCalls(vectors, callsAmong(calls, among), ownMeans, (first, markers, vector, products) => {
      const side = products.length / markers;
      for (let v = 0; v < Math.min(side, count - vector); v++) {
        const to = (vector + v) * width + first;
        for (let m = 0; m < markers; m++) result[to + m] = products[m * side + v]!;
      }
    });
    return result;
  }
  const columns = new Float64Array(width * rows);
  among.forEach((marker, at) => {
    const dosages = featureValues(genotypes, marker);
    for (let row = 0; row < rows; row++) columns[at * rows + row] = dosages[row]! - ownMeans[at]!;
  });
  return multiplyTransposed(vectors, count, columns, width, rows, result);
}

/** The calls of some markers; a view, where they follow one another. */
function callsAmong(genotypes: PlainCalls, among: Int32Array): PlainCalls {
  const isAll = among.length * levelsPerFeature === genotypes.levels.length;
  if (isAll) return genotypes;
  const { calls, levels, rows } = genotypes;
  const first = among[0] ?? 0;
  const end = first + among.length;
  if ((among.at(-1) ?? -1) === end - 1) {
    return {
      rows,
      calls: calls.subarray(first * rows, end * rows),
      levels: levels.subarray(first * levelsPerFeature, end * levelsPerFeature),
    };
  }
  const own = {
    rows,
    calls: new Int8Array(among.length * rows),
    levels: new Float32Array(among.length * levelsPerFeature),
  };
  among.forEach((marker, at) => {
    own.calls.set(calls.subarray(marker * rows, (marker + 1) * rows), at * rows);
    own.levels.set(
      levels.subarray(marker * levelsPerFeature, (marker + 1) * levelsPerFeature),
      at * levelsPerFeature,
    );
  });
  return own;
}
