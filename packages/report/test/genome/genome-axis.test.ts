import { describe, expect, it } from 'vitest';
import { genomeAxis } from '../../src/genome/genome-axis.js';

describe('genomeAxis', () => {
  it('lays chromosomes end to end in their natural order', () => {
    const { chromosomes, at, chromosomeOf, length } = genomeAxis({
      markers: ['a', 'b', 'c', 'd', 'lost'],
      chromosome: ['chr10', 'chr2', 'chr2', 'chr10', 'chr2'],
      position: [300, 50, 200, 100, NaN],
    });
    expect(chromosomes).toEqual([
      { label: '2', from: 0, to: 200 },
      { label: '10', from: 202, to: 502 },
    ]);
    expect([...at]).toEqual([502, 50, 200, 302, NaN]);
    expect([...chromosomeOf]).toEqual([1, 0, 0, 1, -1]);
    expect(length).toBe(502);
  });

  it('takes the order of the markers where there are no positions', () => {
    const { chromosomes, at, length } = genomeAxis({ markers: ['a', 'b', 'c'] });
    expect(chromosomes).toEqual([{ label: '', from: 0, to: 4 }]);
    expect([...at]).toEqual([1, 2, 3]);
    expect(length).toBe(4);
  });
});
