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

it.each([
  [
    "PLINK's numbers against names",
    ['1', '23', '24', '25', '26'],
    ['1', 'X', 'Y', 'XY', 'MT'],
    ['1', 'x', 'y', 'xy', 'mt'],
  ],
  [
    "names against PLINK's numbers",
    ['chr1', 'chrX', 'chrY', 'chrM'],
    ['1', '23', '24', '26'],
    ['1', '23', '24', '26'],
  ],
  ['both parts of X, where the other file has one', ['23', '25'], ['X'], ['x', 'x']],
  [
    'autosomes of sheep, of which the other file has X too',
    ['23', '26', 'X'],
    ['23', '26', 'X'],
    ['23', '26', 'x'],
  ],
  ['autosomes of sheep, of which the other file has X alone', ['23', 'X'], ['X'], ['23', 'x']],
])('%s', (_, names, like, keys) => {
  expect(chromosomeKeys(names, like)).toEqual(keys);
});
