import { expect, it } from 'vitest';
import { createVariantIndex } from '../../src/summary/variant-index.js';

const table = (lines: readonly (readonly [string, string, string, number, string?])[]) => ({
  ids: lines.map(([id]) => id),
  counted: lines.map(([, alleles]) => alleles.charAt(0)),
  other: lines.map(([, alleles]) => alleles.charAt(2)),
  chromosome: lines.map(([, , chromosome]) => chromosome),
  start: Float64Array.from(lines, ([, , , start]) => start),
  varIDs: lines.map(([id, , , , name]) => name ?? id),
});

it('holds each variant of several models once, found by id, name and position', () => {
  const index = createVariantIndex();
  index.add(
    table([
      ['rs1', 'A/G', '1', 100, 'first'],
      ['rs1', 'A/T', '1', 100],
      ['rs2', 'C/T', '', NaN, 'chr1_300_C_T_b38'],
    ]),
  );
  const { at, flipped } = index.add(
    table([
      ['rs3', 'G/A', 'chr1', 200],
      ['rs1', 'G/A', 'chr1', 100],
      ['rs9', 'A/G', 'chr1', 100],
    ]),
  );
  expect([...at]).toEqual([3, 0, 4]);
  expect([...flipped]).toEqual([0, 1, 0]);
  expect([index.size, index.placed]).toEqual([5, 4]);
  const chain = (first: number, next: (variant: number) => number): readonly number[] =>
    first < 0 ? [] : [first, ...chain(next(first), next)];
  const ofId = (id: string): readonly number[] =>
    chain(index.firstOfId(id), (own) => index.nextOfId(own)).toSorted();
  expect(['rs1', 'first', 'rs2', 'chr1_300_C_T_b38', 'no'].map(ofId)).toEqual([[0, 1], [0, 1], [2], [], []]);
  const find = index.placeFinder();
  const ofPlace = (name: string, start: number): readonly number[] =>
    chain(find(name, start), (own) => index.nextOfPlace(own)).toSorted();
  expect(ofPlace('chr1', 100)).toEqual([0, 1, 4]);
  expect(ofPlace('1', 200)).toEqual([3]);
  expect([ofPlace('2', 200), ofPlace('1', NaN), ofPlace('1', 101)]).toEqual([[], [], []]);
  expect(index.variants()).toMatchObject({
    ids: ['rs1', 'rs1', 'rs2', 'rs3', 'rs9'],
    chromosome: ['1', '1', '', 'chr1', 'chr1'],
    start: Float64Array.of(100, 100, NaN, 200, 100),
    counted: ['A', 'A', 'C', 'G', 'A'],
    other: ['G', 'T', 'T', 'A', 'G'],
  });
});
