import type { Matrix } from '@snpress/data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCisMarkers } from '../../src/cis-trans/cis-markers.js';

type Place = readonly [chromosome: string, start: number, end?: number];
type Positioned = Pick<Matrix, 'features' | 'positions'>;

function at(what: string, places: readonly Place[]): Positioned {
  return {
    features: places.map((_, index) => `${what}${index}`),
    positions: {
      chromosome: places.map(([chromosome]) => chromosome),
      start: Float64Array.from(places, ([, start]) => start),
      end: Float64Array.from(places, ([, start, end]) => end ?? start),
    },
  };
}

const markers = at('snp', [
  ['2', 900],
  ['1', 500],
  ['1', 100],
  ['1', 401],
  ['', NaN],
  ['1', 500],
  ['2', 100],
]);

describe('findCisMarkers', () => {
  const genes = at('gene', [
    ['chrI', 200, 300],
    ['chrI', 300, 200],
    ['chrII', 500, 500],
    ['', NaN, NaN],
    ['chrIII', 1, 2],
  ]);

  it('finds the markers within the window of the interval, on either strand, ends included', () => {
    const found = findCisMarkers(markers, genes, 200);
    expect(found.markersOf('gene0')).toEqual(Int32Array.of(1, 2, 3, 5));
    expect(found.markersOf('gene1')).toEqual(Int32Array.of(1, 2, 3, 5));
    expect(findCisMarkers(markers, genes, 100).markersOf('gene0')).toEqual(Int32Array.of(2));
    expect(findCisMarkers(markers, genes, Infinity).markersOf('gene2')).toEqual(Int32Array.of(0, 6));
    expect(found.genes).toEqual(['gene0', 'gene1']);
    expect(found.warnings).toMatchInlineSnapshot(`
      [
        "1 of 4 genes are on chromosomes without markers ("chrIII"; markers are on "2", "1"). If these are the same chromosomes, name them alike in both files.",
      ]
    `);
  });

  it("meets PLINK's 23 to 26", () => {
    const plink = at('snp', [
      ['1', 5],
      ['23', 5],
      ['24', 5],
      ['25', 5],
      ['26', 5],
    ]);
    const named = at('gene', [
      ['chr1', 5],
      ['chrX', 5],
      ['chrY', 5],
      ['chrM', 5],
    ]);
    expect(findCisMarkers(plink, named, 0).genes).toEqual(named.features);
    expect(findCisMarkers(named, plink, 0).genes).toEqual(plink.features);
    const sheep = at('snp', [
      ['22', 5],
      ['23', 5],
      ['X', 5],
    ]);
    expect(findCisMarkers(sheep, at('gene', [['23', 5]]), 0).markersOf('gene0')).toEqual(Int32Array.of(1));
  });

  it('finds nothing for genes and markers without a position, and genes that are not there', () => {
    const found = findCisMarkers(markers, genes, Infinity);
    for (const gene of ['gene3', 'gene4', 'stranger']) expect(found.markersOf(gene)).toHaveLength(0);
  });

  it('says so where nothing can be found', () => {
    const strangers = findCisMarkers(markers, at('gene', [['NC_001133', 5, 9]]), 1e6);
    expect(strangers.genes).toEqual([]);
    expect(strangers.warnings).toMatchInlineSnapshot(`
      [
        "No gene is on a chromosome that has markers: genes are on "NC_001133", markers on "2", "1". No marker is cis to a gene; name the chromosomes alike in both files.",
      ]
    `);
    const unknown = findCisMarkers({ features: ['a'] }, genes, 1e6);
    expect(unknown.genes).toEqual([]);
    expect(unknown.warnings).toMatchInlineSnapshot(`
      [
        "The positions of the markers are not known, so that no marker is cis to a gene.",
      ]
    `);
  });

  it('refuses a window that is no distance', () => {
    expect(() => findCisMarkers(markers, genes, NaN)).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: the cis window is NaN; give a number of bases, 0 or more]`,
    );
    expect(() => findCisMarkers(markers, genes, -1)).toThrow('-1');
  });

  it('agrees with looking at every marker', () => {
    const place = fc.tuple(fc.constantFrom('', '1', '2', '3'), fc.nat(50), fc.nat(50));
    fc.assert(
      fc.property(fc.array(place), fc.array(place), fc.nat(30), (snps, loci, window) => {
        const found = findCisMarkers(
          at(
            'snp',
            snps.map(([chromosome, start]) => [chromosome, start]),
          ),
          at('gene', loci),
          window,
        );
        loci.forEach(([chromosome, start, end], gene) => {
          const expected = [...snps.keys()].filter((marker) => {
            const [own, position] = snps[marker]!;
            const distance = Math.max(Math.min(start, end) - position, position - Math.max(start, end), 0);
            return own !== '' && own === chromosome && distance <= window;
          });
          expect([...found.markersOf(`gene${gene}`)]).toEqual(expected);
          expect(found.genes.includes(`gene${gene}`)).toBe(expected.length > 0);
        });
      }),
    );
  });
});
