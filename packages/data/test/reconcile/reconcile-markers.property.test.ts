import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyReconciliation,
  collectReconciled,
  createMatrix,
  reconcileMarkers,
  selectFeatures,
} from '../../src/index.js';
import type { MarkerStream, Matrix } from '../../src/index.js';
import { flipDosages } from '../../src/reconcile/flip-dosages.js';
import { randomMarkers, samples, swap, tableOf, type PlainMarker } from './random-markers.js';

const ploidies = [1, 2] as const;

/** A reference, and a file made of it of which everything is known. */
const madeFile = (ploidy: 1 | 2) =>
  randomMarkers(ploidy).chain((markers) =>
    fc
      .record({
        fates: fc.array(fc.constantFrom('same', 'swapped', 'dropped', 'added'), {
          minLength: markers.length,
          maxLength: markers.length,
        }),
        order: fc.shuffledSubarray(markers, { minLength: markers.length, maxLength: markers.length }),
        prefix: fc.constantFrom('', 'chr'),
        renamed: fc.boolean(),
        cut: fc.integer({ min: 1, max: 7 }),
      })
      .map(({ fates, order, prefix, renamed, cut }) => {
        const fateOf = new Map(markers.map((marker, index) => [marker, fates[index]!]));
        const write = (marker: PlainMarker): PlainMarker => ({
          ...(fateOf.get(marker) === 'swapped' ? swap(marker, ploidy) : marker),
          chromosome: prefix + marker.chromosome,
          id: renamed ? `new ${marker.id}` : marker.id,
        });
        return {
          reference: markers.filter((marker) => fateOf.get(marker) !== 'added'),
          given: order.filter((marker) => fateOf.get(marker) !== 'dropped').map(write),
          originals: order.filter((marker) => fateOf.get(marker) !== 'dropped'),
          fateOf,
          cut,
        };
      }),
  );

function matrixOf(markers: readonly PlainMarker[]): Matrix {
  const { ids, positions, alleles } = tableOf(markers);
  const values = Float32Array.from(markers.flatMap(({ dosages }) => dosages));
  return createMatrix({ samples, features: ids, values, positions, alleles });
}

test.each(ploidies)(
  'shuffled, swapped, dropped and added markers give exactly these records (ploidy %i)',
  (ploidy) => {
    fc.assert(
      fc.property(madeFile(ploidy), ({ reference, given, originals, fateOf }) => {
        const { columns, flipped, summary, records } = reconcileMarkers(tableOf(reference), tableOf(given));
        expect(Array.from(columns)).toEqual(reference.map((marker) => originals.indexOf(marker)));
        expect(Array.from(flipped)).toEqual(
          reference.map((marker) => Number(fateOf.get(marker) === 'swapped')),
        );

        const rows = [...records()];
        const dropped = rows.filter(({ status }) => status === 'dropped');
        expect(rows.length - dropped.length).toBe(reference.length);
        expect(dropped.map(({ given: marker }) => marker!.index)).toEqual(
          originals.flatMap((marker, index) => (fateOf.get(marker) === 'added' ? [index] : [])),
        );
        const count = (fate: string) => reference.filter((marker) => fateOf.get(marker) === fate).length;
        expect(summary).toMatchObject({
          reference: reference.length,
          given: given.length,
          met: count('same') + count('swapped'),
          byPosition: count('same') + count('swapped'),
          flipped: count('swapped'),
          absent: count('dropped'),
          dropped: dropped.length,
        });
      }),
    );
  },
);

test.each(ploidies)(
  'what is read back are the dosages of the reference, NaN where absent (ploidy %i)',
  async (ploidy) => {
    await fc.assert(
      fc.asyncProperty(madeFile(ploidy), async ({ reference, given, fateOf, cut }) => {
        const expected = matrixOf(
          reference.map((marker) =>
            fateOf.get(marker) === 'dropped' ? { ...marker, dosages: samples.map(() => NaN) } : marker,
          ),
        );
        const whole = matrixOf(given);
        const reconciliation = reconcileMarkers(tableOf(reference), tableOf(given));
        expect(applyReconciliation(reconciliation, whole, ploidy)).toEqual({ ...expected, ploidy });

        const streamed = await collectReconciled(streamOf(given, cut), 'file', tableOf(reference), ploidy);
        expect(streamed.matrix).toEqual({ ...expected, ploidy });
        expect(streamed.reconciliation.columns).toEqual(reconciliation.columns);
        expect([...streamed.reconciliation.records()].map(({ note }) => note)).toEqual(
          [...reconciliation.records()].map(({ note }) => note),
        );

        const wanted = Int32Array.from(reference.keys()).filter((marker) => marker % 3 === cut % 3);
        const some = await collectReconciled(
          streamOf(given, cut),
          'file',
          tableOf(reference),
          ploidy,
          {},
          wanted,
        );
        expect(some.matrix).toEqual(selectFeatures(streamed.matrix, wanted));
        expect(some.reconciliation.summary).toEqual(streamed.reconciliation.summary);
      }),
    );
  },
);

test('reconciling with itself changes nothing', () => {
  fc.assert(
    fc.property(randomMarkers(2), (markers) => {
      const { columns, flipped, summary, warnings } = reconcileMarkers(tableOf(markers), tableOf(markers));
      expect(Array.from(columns)).toEqual(markers.map((_, index) => index));
      expect(flipped.every((value) => value === 0)).toBe(true);
      expect(summary).toMatchObject({ renamed: 0, absent: 0, dropped: 0 });
      expect(warnings).toEqual([]);
    }),
  );
});

test('flipping twice is the identity', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ploidies),
      fc.array(fc.integer({ min: 0, max: 16384 })),
      (ploidy, parts) => {
        const dosages = Float32Array.from(parts, (part) => (part * ploidy) / 16384);
        const twice = dosages.slice();
        flipDosages(twice, ploidy);
        flipDosages(twice, ploidy);
        expect(twice).toEqual(dosages);
      },
    ),
  );
});

/** The markers as a file of so many per block. */
function streamOf(markers: readonly PlainMarker[], size: number): MarkerStream {
  async function* blocks(): MarkerStream['blocks'] & AsyncGenerator {
    for (let from = 0; from < markers.length; from += size) {
      const { features, values, positions, alleles } = matrixOf(markers.slice(from, from + size));
      yield await Promise.resolve({ features, values, positions: positions!, alleles: alleles! });
    }
  }
  return { samples, markers: markers.length, ploidy: undefined, blocks: blocks(), warnings: [] };
}
