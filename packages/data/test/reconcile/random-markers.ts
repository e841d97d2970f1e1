import fc from 'fast-check';
import type { MarkerTable } from '../../src/index.js';

/** A marker as a test writes it. */
export interface PlainMarker {
  readonly id: string;
  readonly chromosome: string;
  readonly position: number;
  readonly counted: string;
  readonly other: string;
  readonly dosages: readonly number[];
}

export const samples = ['s1', 's2', 's3', 's4'];

/** Pairs of which none is another read on the other strand. */
const pairs = [
  ['A', 'G'],
  ['A', 'C'],
  ['A', 'T'],
  ['C', 'G'],
  ['ACT', 'A'],
] as const;

/** Markers whose variants and ids all differ; several may lie at one place. */
export const randomMarkers = (ploidy: 1 | 2): fc.Arbitrary<PlainMarker[]> =>
  fc
    .uniqueArray(
      fc.record({
        chromosome: fc.constantFrom('1', '2', 'X'),
        position: fc.integer({ min: 1, max: 12 }),
        pair: fc.integer({ min: 0, max: pairs.length - 1 }),
        swapped: fc.boolean(),
        dosages: fc.array(fc.constantFrom(...(ploidy === 1 ? [0, 1, NaN] : [0, 0.25, 1, 1.5, 2, NaN])), {
          minLength: samples.length,
          maxLength: samples.length,
        }),
      }),
      { minLength: 1, maxLength: 40, selector: (m) => `${m.chromosome}:${m.position}:${m.pair}` },
    )
    .map((markers) =>
      markers.map(({ chromosome, position, pair, swapped, dosages }, index) => {
        const [counted, other] = swapped ? [...pairs[pair]!].reverse() : pairs[pair]!;
        return { id: `rs${index}`, chromosome, position, counted: counted, other: other, dosages };
      }),
    );

/** Markers as a table. */
export function tableOf(markers: readonly PlainMarker[]): MarkerTable {
  const start = Float64Array.from(markers, ({ position }) => position);
  return {
    ids: markers.map(({ id }) => id),
    positions: { chromosome: markers.map(({ chromosome }) => chromosome), start, end: start },
    alleles: { counted: markers.map(({ counted }) => counted), other: markers.map(({ other }) => other) },
  };
}

/** The same marker, counting its other allele. */
export function swap(marker: PlainMarker, ploidy: 1 | 2): PlainMarker {
  const { counted, other, dosages } = marker;
  return { ...marker, counted: other, other: counted, dosages: dosages.map((dosage) => ploidy - dosage) };
}
