import { expect, test } from 'vitest';
import { idDifference, idDifferenceWithCure } from '../../src/matching/id-difference.js';

/** A kind of difference: ids of one file, ids of another, and what is said of them. */
const kinds: readonly (readonly [name: string, first: string[], second: string[], said: string])[] = [
  [
    'unicode form',
    ['Jose\u0301', 'x'],
    ['Jos\u00e9'],
    '1 differs only in unicode form ("Jose\u0301" in genotypes, "Jos\u00e9" in expression): write them alike in both files, or give a table of ids with sampleIds',
  ],
  [
    'case',
    ['s1', 's2'],
    ['S1', 'S2'],
    '2 differ only in case ("s1" in genotypes, "S1" in expression): write them alike in both files, or give a table of ids with sampleIds',
  ],
  [
    'separators',
    ['a-1', 'a-2'],
    ['a.1', 'a_2'],
    `2 differ only in what separates their parts ("a-1" in genotypes, "a.1" in expression): say sampleIds: { expression: { pattern: '[-._ ]', replacement: '-' } }`,
  ],
  [
    'leading zeros',
    ['S001', 'S010', 'S100'],
    ['S1', 'S10', 'S100'],
    `2 differ only by leading zeros ("S001" in genotypes, "S1" in expression): say sampleIds: { genotypes: { pattern: '(?<![0-9])0+(?=[0-9])', replacement: '' } }`,
  ],
  [
    'FID_IID',
    ['F1_a', 'F2_b'],
    ['a', 'b'],
    `2 differ by a family id in front (FID_IID) ("F1_a" in genotypes, "a" in expression): say sampleIds: { genotypes: { pattern: '^[^_]+_', replacement: '' } }`,
  ],
  [
    'IID_IID',
    ['a_1', 'a_2'],
    ['a_1_a_1', 'a_2_a_2'],
    `2 differ by a family id in front (FID_IID) ("a_1" in genotypes, "a_1_a_1" in expression): say sampleIds: { expression: { pattern: '^(.+)_\\1$', replacement: '$1' } }`,
  ],
  [
    'a suffix',
    ['GTEX-1117F', 'GTEX-111CU'],
    ['GTEX-1117F-0226-SM-5GZZ7', 'GTEX-111CU-1826-SM-5GZYN'],
    `2 differ by a suffix ("GTEX-1117F" in genotypes, "GTEX-1117F-0226-SM-5GZZ7" in expression): say sampleIds: { expression: { pattern: '^([^-._]+(?:[-._][^-._]+){1})[-._].*$', replacement: '$1' } }`,
  ],
  [
    'suffixes of both',
    ['GTEX-1117F-0003-SM-58Q7G', 'GTEX-111CU-0003-SM-58Q95'],
    ['GTEX-1117F-0226-SM-5GZZ7', 'GTEX-111CU-1826-SM-5GZYN'],
    `2 differ by a suffix ("GTEX-1117F-0003-SM-58Q7G" in genotypes, "GTEX-1117F-0226-SM-5GZZ7" in expression): say sampleIds: { pattern: '^([^-._]+(?:[-._][^-._]+){1})[-._].*$', replacement: '$1' }`,
  ],
  [
    'names of R',
    ['101', '102'],
    ['X101', 'X102'],
    `2 differ by the X that R puts before digits ("101" in genotypes, "X101" in expression): say sampleIds: { expression: { pattern: '^X(?=[0-9])', replacement: '' } }`,
  ],
];

test.each(kinds)('ids that differ by %s', (_, first, second, said) => {
  const difference = idDifference(first, second)!;
  expect(idDifferenceWithCure(difference, ['genotypes', 'expression'])).toBe(said);
  const { cure } = difference;
  if (cure === undefined) return;
  const mapped = (ids: string[]): string[] =>
    ids.map((id) => id.replaceAll(new RegExp(cure.pattern, 'gu'), cure.replacement));
  const one = cure.side === 'second' ? first : mapped(first);
  const other = cure.side === 'first' ? second : mapped(second);
  expect(one).toEqual(other);
});

test('no difference is made up where ids mean other samples, or one would be two', () => {
  expect(idDifference(['a', 'b'], ['c', 'd'])).toBeUndefined();
  expect(idDifference(['S_1', 'S_2', 'S_3'], ['S_1', 'S_2', 'S_4'])).toBeUndefined();
  expect(idDifference(['S_1'], ['S_2'])).toBeUndefined();
  expect(idDifference(['x', 'a', 'A'], ['x', 'Á'])).toBeUndefined();
  expect(idDifference(['a', 'b'], ['b', 'a'])).toBeUndefined();
});
