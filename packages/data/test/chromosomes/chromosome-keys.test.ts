import { expect, it } from 'vitest';
import { chromosomeKeys } from '../../src/chromosomes/chromosome-keys.js';

it.each([
  [
    'prefixes, cases and leading zeros',
    ['chr1', 'Chr02', 'chromosome_10', 'CHR-X', ' 3 '],
    ['1', '2', '10', 'x', '3'],
  ],
  ['mitochondria', ['chrM', 'MT', 'Mito'], ['mt', 'mt', 'mt']],
  [
    'Roman numbers of yeast',
    ['I', 'chrIV', 'IX', 'X', 'XIV', 'XVI', 'Mito'],
    ['1', '4', '9', '10', '14', '16', 'mt'],
  ],
  ['Roman numbers of a worm, with a sex chromosome', ['I', 'II', 'V', 'X'], ['1', '2', '5', 'x']],
  ['X beside Arabic numbers', ['1', '22', 'X', 'Y'], ['1', '22', 'x', 'y']],
  ['X alone', ['chrX'], ['x']],
  [
    'unknown positions and names that are not numbers',
    ['', 'scaffold_7', 'chr', '2L'],
    ['', 'scaffold_7', 'chr', '2l'],
  ],
])('%s', (_, names, keys) => {
  expect(chromosomeKeys(names)).toEqual(keys);
});
