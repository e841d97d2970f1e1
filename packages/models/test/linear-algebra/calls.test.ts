import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { describeMissing } from '../../src/contract/describe-missing.js';
import { addGramTimes, addSquares, addTimes } from '../../src/linear-algebra/block-products.js';
import { centredProducts } from '../../src/linear-algebra/centred-products.js';
import { genotypeProducts } from '../../src/linear-algebra/genotype-products.js';
import { markerMeans } from '../../src/linear-algebra/marker-means.js';
import { markerVariance } from '../../src/linear/column-variance.js';
import { distinctColumns } from '../../src/linear/distinct-columns.js';

/** Random calls up to `top`; a share is missing and stands for a number of its marker. */
function draw(rows: number, markers: number, top: 1 | 2, missing: number, name: string): Matrix {
  const rng = createRng(name);
  const calls = Int8Array.from({ length: rows * markers }, () =>
    rng.uniform() < missing ? -1 : rng.integer(top + 1),
  );
  // Some are the same, turned, or constant.
  for (let marker = 3; marker < markers; marker += 5) {
    for (let row = 0; row < rows; row++) {
      const before = calls[(marker - 1) * rows + row]!;
      calls[marker * rows + row] =
        marker % 2 === 0 ? Math.max(0, before) : before < 0 ? before : top - before;
    }
  }
  if (markers > 6) calls.fill(1, 6 * rows, 7 * rows);
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) =>
    at % 4 === 0 ? Math.fround(rng.integer(4) / 4 + 0.125) : (at % 4) - 1,
  );
  const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));
  return matrixOfCalls({ samples: ids(rows), features: ids(markers) }, { calls, levels });
}

const plain = ({ samples, features, values }: Matrix): Matrix => ({ samples, features, values });

describe.each([
  { rows: 1, markers: 1, top: 1, missing: 0 },
  { rows: 7, markers: 61, top: 1, missing: 0.2 },
  { rows: 65, markers: 253, top: 1, missing: 0.01 },
  { rows: 64, markers: 60, top: 2, missing: 0 },
  { rows: 70, markers: 131, top: 2, missing: 0.1 },
  { rows: 33, markers: 16_500, top: 2, missing: 0.02 },
  { rows: 18, markers: 20, top: 1, missing: 1 },
] as const)('calls 0 … $top of $rows samples and $markers markers, $missing missing', (size) => {
  const { rows, markers, top, missing } = size;
  const called = draw(rows, markers, top, missing, 'training');
  const others = draw(rows + 5, markers, top, missing, 'others');
  const means = markerMeans(plain(called));
  const near = (actual: Float64Array, expected: Float64Array, digits: number): void => {
    expect(actual).toHaveLength(expected.length);
    actual.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at]!, digits);
    });
  };

  it('have the products, means and variances of their values', () => {
    near(markerMeans(called), means, 12);
    near(genotypeProducts(called, called, means), genotypeProducts(plain(called), plain(called), means), 3);
    near(genotypeProducts(others, called, means), genotypeProducts(plain(others), plain(called), means), 3);
    for (let marker = 0; marker < Math.min(markers, 99); marker++)
      expect(markerVariance(called, marker)).toBeCloseTo(markerVariance(plain(called), marker), 9);
  });

  it('are multiplied with vectors as their values are', () => {
    const rng = createRng('vectors');
    const vectors = Float64Array.from({ length: 19 * rows }, () => rng.normal());
    for (const among of [
      Int32Array.from({ length: Math.min(markers, 2100) }, (_, k) => k),
      Int32Array.of(0, markers - 1),
    ]) {
      near(
        centredProducts(vectors, called, means, among),
        centredProducts(vectors, plain(called), means, among),
        3,
      );
    }
  });

  it('give what is summed over markers as their values do', () => {
    const rng = createRng('sums');
    const vectors = Float64Array.from({ length: 17 * rows }, () => rng.normal());
    const weights = Float64Array.from({ length: 18 * markers }, () => rng.normal() / 8);
    const sumsOf = (genotypes: Matrix) => {
      const sums = [17, 18, 1].map((count) => new Float64Array(count * rows));
      addGramTimes(genotypes, vectors, sums[0]!);
      addTimes(genotypes, weights, sums[1]!);
      addSquares(genotypes, sums[2]!);
      return sums;
    };
    const expected = sumsOf(plain(called));
    for (const [index, actual] of sumsOf(called).entries()) {
      const scale = Math.max(...expected[index]!.map(Math.abs));
      near(
        actual.map((value) => value / scale),
        expected[index]!.map((value) => value / scale),
        5,
      );
    }
  });

  it('are grouped as their values are', () => {
    expect(distinctColumns(called)).toEqual(distinctColumns(plain(called)));
  });
});

it('missing calls that stand for nothing are told', () => {
  const labels = { samples: ['a', 'b'], features: ['m', 'n'] };
  const levels = Float32Array.of(NaN, 0, 1, 2, NaN, 0, 1, 2);
  const matrix = (...calls: number[]) => matrixOfCalls(labels, { calls: Int8Array.from(calls), levels });
  expect(describeMissing('genotypes', 'marker', matrix(0, 1, 1, 2))).toEqual([]);
  expect(describeMissing('genotypes', 'marker', matrix(0, 1, 1, -1))).toMatchObject([
    { subject: 'n', message: expect.stringContaining('sample "b"') as string },
  ]);
});
