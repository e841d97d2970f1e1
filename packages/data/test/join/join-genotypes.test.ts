import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatrix, joinGenotypes, selectFeatures, selectSamples } from '../../src/index.js';
import type { Matrix } from '../../src/index.js';
import { randomMarkers, samples, swap, tableOf, type PlainMarker } from '../reconcile/random-markers.js';

function matrixOf(markers: readonly PlainMarker[]): Matrix {
  const { ids, positions, alleles } = tableOf(markers);
  const values = Float32Array.from(markers.flatMap(({ dosages }) => dosages));
  return createMatrix({ samples, features: ids, values, positions, alleles, ploidy: 2 });
}

test('a matrix cut into files of some markers each is joined again, whatever the order of their samples', () => {
  fc.assert(
    fc.property(randomMarkers(2), fc.integer({ min: 0, max: 40 }), (markers, cut) => {
      const whole = matrixOf(markers);
      const all = markers.map((_, index) => index);
      const [first, second] = [all.slice(0, cut), all.slice(cut)];
      const turned = selectSamples(selectFeatures(whole, second), [3, 1, 0, 2]);
      const joined = joinGenotypes(
        [
          { name: 'a', matrix: selectFeatures(whole, first) },
          { name: 'b', matrix: turned },
        ],
        2,
      );
      expect(joined).toEqual({ matrix: whole, warnings: [] });
    }),
  );
});

test('a matrix cut into files of some samples each is joined again, with alleles swapped and markers shuffled', () => {
  fc.assert(
    fc.property(
      randomMarkers(2).chain((markers) =>
        fc.tuple(
          fc.constant(markers),
          fc.shuffledSubarray(markers, { minLength: markers.length, maxLength: markers.length }),
        ),
      ),
      ([markers, shuffled]) => {
        const whole = matrixOf(markers);
        const other = matrixOf(shuffled.map((marker, index) => (index % 2 === 0 ? swap(marker, 2) : marker)));
        const { matrix } = joinGenotypes(
          [
            { name: 'a', matrix: selectSamples(whole, [0, 1]) },
            { name: 'b', matrix: selectSamples(other, [2, 3]) },
          ],
          2,
        );
        expect(matrix).toEqual(whole);
      },
    ),
  );
});

const marker = (id: string, position: number, counted = 'A', other = 'G'): PlainMarker => ({
  id,
  chromosome: '1',
  position,
  counted,
  other,
  dosages: [0, 1, 2, position],
});

test('what is left out is told', () => {
  const a = matrixOf([marker('x', 1), marker('y', 2), marker('z', 3)]);
  const b = matrixOf([marker('w', 2, 'G', 'A'), marker('x', 4), marker('v', 3, 'A', 'C')]);
  const parts = (first: number[], second: number[]) => [
    { name: 'a.tsv', matrix: selectSamples(a, first) },
    { name: 'b.tsv', matrix: selectSamples(b, second) },
  ];
  const byMarker = joinGenotypes(parts([0, 1, 2], [1, 2, 3]), 2);
  expect(byMarker.matrix.features).toEqual(['x', 'y', 'z', 'x#2', 'v']);
  expect(byMarker.matrix.samples).toEqual(['s2', 's3']);
  expect(byMarker.warnings).toEqual([
    'a.tsv: left out 1 sample that not all genotype files have.',
    'b.tsv: left out 1 sample that not all genotype files have.',
    'b.tsv: left out 1 marker that an earlier genotype file has too (w).',
    'Renamed 1 marker of ids that other markers of earlier genotype files have (x#2).',
  ]);
  const bySample = joinGenotypes(parts([0, 1], [2, 3]), 2);
  expect(bySample.matrix.features).toEqual(['y']);
  expect(Array.from(bySample.matrix.values)).toEqual([0, 1, 0, 0]);
  expect(bySample.warnings).toEqual([
    'b.tsv: met 1 of 3 markers of a.tsv, 1 of them flipped; left out 2 others.',
    'b.tsv: 2 of 3 markers of the reference are absent: 1 with their id at another position there, 1 with other alleles there.',
    'b.tsv: The allele frequencies of 1 of 1 markers differ by more than 0.2 (y).',
  ]);
});

test('files of which neither is meant are refused', () => {
  const a = matrixOf([marker('x', 1)]);
  const b = matrixOf([marker('y', 2)]);
  const part = (name: string, matrix: Matrix, rows: number[]) => ({
    name,
    matrix: selectSamples(matrix, rows),
  });
  expect(() => joinGenotypes([part('a', a, [0, 1]), part('b', b, [1, 2]), part('c', b, [2, 3])], 2)).toThrow(
    'Genotype files are joined where they have the same samples or none in common, but some samples are in several of them: s2 in a and b, s3 in b and c.',
  );
  expect(() => joinGenotypes([part('a', a, [0, 1]), part('b', b, [2, 3])], 2)).toThrow(
    'No marker of one genotype file is in the other: a has x (1 marker), b has y (1 marker). See why: snpress data reconcile a b --out markers.csv.',
  );
});
