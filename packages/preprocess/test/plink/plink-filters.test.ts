import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { minorAlleleFrequency } from '../../src/alleles/minor-allele-frequency.js';
import { exactTest } from '../../src/hardy-weinberg/exact-test.js';
import { fitSteps } from '../../src/index.js';

interface Golden {
  readonly samples: number;
  readonly ids: readonly string[];
  readonly chromosome: readonly string[];
  readonly position: readonly number[];
  readonly complete: readonly string[];
  readonly gappy: readonly string[];
  readonly alleleFrequency: readonly number[];
  readonly hardyWeinberg: readonly number[];
  readonly pruned: readonly {
    readonly window: string;
    readonly r2: number;
    readonly kept: readonly string[];
  }[];
}

const golden = JSON.parse(readFileSync(new URL('fixtures/filters.json', import.meta.url), 'utf8')) as Golden;

/** What write-fixtures.py gave to PLINK. */
function genotypes(calls: readonly string[]): Matrix {
  const start = Float64Array.from(golden.position);
  return createMatrix({
    samples: Array.from({ length: golden.samples }, (_, sample) => `s${sample}`),
    features: golden.ids,
    values: Float32Array.from(
      calls.flatMap((marker) => Array.from(marker, (call) => Number(call === '.' ? NaN : call))),
    ),
    positions: { chromosome: golden.chromosome, start, end: start },
    ploidy: 2,
  });
}

/** PLINK prints six digits. */
const close = (printed: number): unknown =>
  expect.closeTo(printed, printed === 0 ? 12 : 6 - Math.ceil(Math.log10(printed)));

describe('as PLINK 2 has it', () => {
  const gappy = genotypes(golden.gappy);
  const callsOf = (marker: number): Float32Array =>
    gappy.values.subarray(marker * golden.samples, (marker + 1) * golden.samples);

  it('minor allele frequencies are those of --freq', () => {
    const frequencies = golden.ids.map((_, marker) => minorAlleleFrequency(callsOf(marker), 2));
    expect(frequencies).toEqual(golden.alleleFrequency.map((p) => close(Math.min(p, 1 - p))));
  });

  it('p values of the exact test are those of --hardy', () => {
    const found = golden.ids.map((_, marker) => {
      const count = (call: number): number => callsOf(marker).filter((value) => value === call).length;
      return exactTest(count(1), [count(0), count(2)]);
    });
    expect(found).toEqual(golden.hardyWeinberg.map(close));
  });

  it('the filters keep what --maf and --hwe keep', () => {
    const keep = (holds: (marker: number) => boolean): string[] =>
      golden.ids.filter((_, marker) => holds(marker));
    expect(fitSteps(gappy, [{ minAlleleFrequency: { min: 0.1 } }]).features).toEqual(
      keep((m) => Math.min(golden.alleleFrequency[m]!, 1 - golden.alleleFrequency[m]!) >= 0.1),
    );
    const inProportion = fitSteps(gappy, [{ hardyWeinberg: { p: 1e-3 } }]).features;
    expect(inProportion).toEqual(keep((m) => golden.hardyWeinberg[m]! >= 1e-3));
    expect(inProportion.length).toBeLessThan(golden.ids.length);
  });

  // PLINK meets the pairs of a chromosome's first window marker by marker in rounds, so that it may keep others there.
  it.each(golden.pruned)(
    'pruneLd keeps what --indep-pairwise $window 1 $r2 keeps beyond the first window',
    ({ window, r2, kept }) => {
      const differing = differences(pruned(window, r2), kept);
      const first = firstWindows(window);
      expect(differing.filter((marker) => !first.has(marker))).toEqual([]);
      expect(differing.length).toBeLessThan(3);
    },
  );

  it('and nearly always in it', () => {
    const equal = golden.pruned.filter(
      ({ window, r2, kept }) => differences(pruned(window, r2), kept).length === 0,
    );
    expect(equal.map(({ window, r2 }) => `${window} ${r2}`)).toEqual([
      '2 0.1',
      '5 0.2',
      '20 0.5',
      '200 0.3',
      '200 0.5',
      '10kb 0.2',
      '8kb 0.4',
    ]);
  });
});

const basesOf = (window: string): number | undefined => {
  const kilobases = /^(\d+)kb$/.exec(window)?.[1];
  return kilobases === undefined ? undefined : 1000 * Number(kilobases);
};

function pruned(window: string, r2: number): readonly string[] {
  const bases = basesOf(window);
  const step = { pruneLd: { window: bases === undefined ? Number(window) : { bases }, r2 } };
  return fitSteps(genotypes(golden.complete), [step]).features;
}

function firstWindows(window: string): ReadonlySet<string> {
  const { ids, chromosome, position } = golden;
  const bases = basesOf(window);
  return new Set(
    ids.filter((_, marker) => {
      const first = chromosome.indexOf(chromosome[marker]!);
      return bases === undefined
        ? marker - first < Number(window)
        : position[marker]! - position[first]! <= bases;
    }),
  );
}

function differences(found: readonly string[], expected: readonly string[]): string[] {
  return golden.ids.filter((marker) => found.includes(marker) !== expected.includes(marker));
}
