import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareChromosome, orderChromosomes } from '../../src/genome/order-chromosomes.js';

describe('orderChromosomes', () => {
  it.each([
    [
      'numbers',
      ['chr10', 'chrX', 'chr2', 'chrM', 'chr1', 'chrY'],
      ['chr1', 'chr2', 'chr10', 'chrX', 'chrY', 'chrM'],
    ],
    ['bare names', ['MT', 'X', '9', '11'], ['9', '11', 'X', 'MT']],
    [
      'roman numerals',
      ['chrX', 'chrIX', 'chrmt', 'chrI', 'chrXVI', 'chrIV'],
      ['chrI', 'chrIV', 'chrIX', 'chrX', 'chrXVI', 'chrmt'],
    ],
    ['scaffolds last', ['un_2', 'chr3', 'scaffold', 'chrX'], ['chr3', 'chrX', 'scaffold', 'un_2']],
    ['arms and parts', ['2R', '3L', '2L', 'X', '4'], ['2L', '2R', '3L', '4', 'X']],
  ])('puts %s in the order of a genome', (_, names, expected) => {
    expect(orderChromosomes(names)).toEqual(expected);
  });

  it('does not depend on the order that it is given', () => {
    const names = ['chr1', 'chr2', 'chr10', 'chrX', 'chrY', 'chrM', 'scaffold_7', 'other'];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(orderChromosomes(shuffled)).toEqual([
          'chr1',
          'chr2',
          'chr10',
          'chrX',
          'chrY',
          'chrM',
          'other',
          'scaffold_7',
        ]);
      }),
    );
  });

  it('leaves a name that is only a prefix', () => {
    expect(['chrIV', 'Chr_2', 'chromosome 3', 'chr', 'chromatin'].map(bareChromosome)).toEqual([
      'IV',
      '2',
      '3',
      'chr',
      'omatin',
    ]);
  });
});
