import assert from 'node:assert/strict';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import type { Matrix } from '@snpress/data';
import type { Fitted } from '../contract/fitted.js';
import { expectClose } from './expect-close.js';
import type { ConformanceCheck, Subject } from './subject.js';

/** As good as none, beside 1. */
const NEGLIGIBLE = 1e-30;

/** What weights of markers mean, to an estimator that makes use of them; another one must leave them alone. */
export function weightChecks({ estimator, train, validation, tolerance, fit }: Subject): ConformanceCheck[] {
  const { features } = train.genotypes;
  const fitWith = (weightOf: (marker: number) => number) =>
    fit(train, { markerWeights: new Map(features.map((id, marker) => [id, weightOf(marker)])) });
  const uneven = (marker: number): number => 1 + (marker % 4);
  if (estimator.traits.weighsMarkers !== true) {
    return [
      {
        name: 'weights of markers are left alone',
        async run() {
          await expectSame(fitWith(uneven), fit(train));
        },
      },
    ];
  }
  return [
    {
      name: 'weights of markers that are all alike give the fit without',
      async run() {
        for (const weight of [1, 3])
          await expectSame(
            fitWith(() => weight),
            fit(train),
          );
      },
    },
    {
      name: 'weights of markers count relative to each other, and are in the model that is loaded',
      async run() {
        const fitted = await fitWith(uneven);
        const expected = fitted.predict(validation.genotypes);
        const others = await fitWith((marker) => 7 * uneven(marker));
        expectClose(others.predict(validation.genotypes), expected, tolerance);
        assert.ok(
          differ((await fit(train)).predict(validation.genotypes), expected, 1e-6),
          'they change nothing',
        );
        for (const use of ['to-share', undefined] as const) {
          const loaded = estimator.load(fitted.save(use));
          expectClose(loaded.predict(validation.genotypes), expected, tolerance);
        }
      },
    },
    {
      name: 'markers of negligible weight have no influence',
      async run() {
        const half = features.length / 2;
        // Markers that are nearly those of the other half may be one place with them.
        const altered = flipped(validation.genotypes, (marker) => marker >= 1.4 * half);
        const plain = await fit(train);
        const before = plain.predict(validation.genotypes);
        assert.ok(
          differ(plain.predict(altered), before, 10 * tolerance),
          'they have none of equal weight either',
        );
        const fitted = await fitWith((marker) => (marker < half ? 1 : NEGLIGIBLE));
        expectClose(fitted.predict(altered), fitted.predict(validation.genotypes), tolerance);
      },
    },
    {
      name: 'a weight of a marker that is none is refused by name',
      async run() {
        for (const bad of [-1, NaN, Infinity])
          await assert.rejects(
            fitWith((marker) => (marker === 0 ? 1 : bad)),
            /weight of marker snp\d+ is/,
          );
      },
    },
  ];
}

/** With 0 in the place of 1, and 1 in that of 0, at some markers. */
function flipped(genotypes: Matrix, isAltered: (marker: number) => boolean): Matrix {
  const rows = genotypes.samples.length;
  const values = genotypes.values.map((value, at) => (isAltered(Math.floor(at / rows)) ? 1 - value : value));
  return { ...genotypes, values };
}

function differ(one: Matrix, other: Matrix, byMoreThan: number): boolean {
  return one.values.some((value, at) => Math.abs(value - other.values[at]!) > byMoreThan);
}

async function expectSame(one: Promise<Fitted>, other: Promise<Fitted>): Promise<void> {
  const [first, second] = [await encodeBundle((await one).save()), await encodeBundle((await other).save())];
  assert.ok(Buffer.compare(first, second) === 0, 'the bytes of the models differ');
}
