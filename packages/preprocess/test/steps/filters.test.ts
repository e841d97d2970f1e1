import { describe, expect, it } from 'vitest';
import { checkStepOrder, fitSteps, loadSteps, type StepSpec } from '../../src/index.js';
import fc from 'fast-check';
import { standardised, squaredCorrelation } from '../../src/prune-ld/standardised.js';
import { minorAlleleFrequency } from '../../src/alleles/minor-allele-frequency.js';
import { columnsOf, matrixOf } from '../matrix-of.js';
import type { Matrix } from '@snpress/data';

const train = matrixOf([1, NaN, 3, 4], [1, 2, 3, 4], [NaN, NaN, 5, 5], [7, 7, 7, 7]);

describe('dropMissing', () => {
  it.each([
    { max: 0, kept: ['f1', 'f3'] },
    { max: 0.25, kept: ['f0', 'f1', 'f3'] },
    { max: 0.5, kept: ['f0', 'f1', 'f2', 'f3'] },
  ])('with max $max keeps $kept', ({ max, kept }) => {
    const fitted = fitSteps(train, [{ dropMissing: { max } }]);
    expect(fitted.features).toEqual(kept);
    expect(fitted.apply(train).features).toEqual(kept);
  });

  it('drops what has too few values, where some are missing', () => {
    const few = fitSteps(train, [{ dropMissing: { max: 0.5, least: 3 } }]);
    expect(few.features).toEqual(['f0', 'f1', 'f3']);
    expect(fitSteps(train, [{ dropMissing: { least: 5 } }]).features).toEqual(['f1', 'f3']);
  });

  it('refuses to drop everything', () => {
    expect(() => fitSteps(matrixOf([1, NaN]), [{ dropMissing: {} }])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: dropMissing would drop every feature (there are 1), judged by 2 training samples: allow more than max: 0, or check the missing codes of the file.]`,
    );
  });
});

describe('dropConstant', () => {
  it('drops features that do not vary where they are observed', () => {
    expect(fitSteps(train, [{ dropConstant: {} }]).features).toEqual(['f0', 'f1']);
  });

  it('refuses to drop everything', () => {
    expect(() => fitSteps(matrixOf([1, 1]), [{ dropConstant: {} }])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: dropConstant would drop every feature (there are 1), judged by 2 training samples: check that the file holds what it should.]`,
    );
  });
});

it('keeps the positions of the features that survive', () => {
  const positions = {
    chromosome: ['I', 'I', 'II', 'II'],
    start: Float64Array.of(1, 2, 3, 4),
    end: Float64Array.of(1, 2, 3, 4),
  };
  const kept = fitSteps(train, [{ dropConstant: {} }]).apply({ ...train, positions });
  expect(kept.positions).toEqual({
    chromosome: ['I', 'I'],
    start: Float64Array.of(1, 2),
    end: Float64Array.of(1, 2),
  });
});

/** A matrix of calls, whose ploidy is known. */
const callsOf = (ploidy: 1 | 2, ...columns: readonly (readonly number[])[]): Matrix => ({
  ...matrixOf(...columns),
  ploidy,
});

describe('minAlleleFrequency', () => {
  const haploid = callsOf(1, [0, 0, 0, 1], [1, 1, 1, NaN], [1, 1, 0, 0], [NaN, NaN, NaN, NaN], [0, 1, 1, 1]);

  it.each([
    { min: 0.25, kept: ['f0', 'f2', 'f4'] },
    { min: 0.26, kept: ['f2'] },
    { min: 0, kept: ['f0', 'f1', 'f2', 'f4'] },
  ])('with min $min keeps $kept', ({ min, kept }) => {
    expect(fitSteps(haploid, [{ minAlleleFrequency: { min } }]).features).toEqual(kept);
  });

  it('counts two alleles in diploids, and shares of alleles in dosages', () => {
    const diploid = callsOf(2, [0, 0, 0, 1], [2, 2, 2, 1.5], [1, 1, 1, 1]);
    expect(fitSteps(diploid, [{ minAlleleFrequency: { min: 0.125 } }]).features).toEqual(['f0', 'f2']);
    expect(fitSteps(diploid, [{ minAlleleFrequency: { min: 0.0625 } }]).features).toEqual(['f0', 'f1', 'f2']);
  });

  it('refuses what are no dosages', () => {
    expect(() =>
      fitSteps(haploid, [{ scale: { range: [0, 1] } }, { minAlleleFrequency: {} }]),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: minAlleleFrequency counts alleles and needs dosages whose ploidy is known: give it genotypes, before any scale step.]`,
    );
    expect(() =>
      fitSteps(callsOf(1, [1, 1]), [{ minAlleleFrequency: {} }]),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: minAlleleFrequency would drop every feature (there are 1), judged by 2 training samples: allow less than min: 0.05.]`,
    );
  });
});

describe('hardyWeinberg', () => {
  const allHeterozygotes = Array.from({ length: 20 }, () => 1);
  const inProportion = allHeterozygotes.map((_, row) => [0, 1, 1, 2][row % 4]!);

  it('drops markers whose calls are out of proportion', () => {
    const genotypes = callsOf(
      2,
      allHeterozygotes,
      inProportion,
      inProportion.map((_, row) => (row % 2) * 2),
    );
    expect(fitSteps(genotypes, [{ hardyWeinberg: { p: 1e-3 } }]).features).toEqual(['f1']);
    expect(fitSteps(genotypes, [{ hardyWeinberg: {} }]).features).toEqual(['f0', 'f1', 'f2']);
  });

  it('passes over missing calls', () => {
    const genotypes = callsOf(2, [...inProportion, NaN], [...inProportion.map(() => NaN), 1]);
    expect(fitSteps(genotypes, [{ hardyWeinberg: { p: 0.9 } }]).features).toEqual(['f0', 'f1']);
  });

  it('refuses haploids and dosages', () => {
    expect(() => fitSteps(callsOf(1, [0, 1]), [{ hardyWeinberg: {} }])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: hardyWeinberg counts heterozygotes, and haploid samples have none: leave the step out, or say data.ploidy: 2 if the samples are diploid.]`,
    );
    expect(() =>
      fitSteps(callsOf(2, [0, 1], [2, 0.5]), [{ hardyWeinberg: {} }]),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: hardyWeinberg counts the calls 0, 1 and 2, but marker "f1" has the dosage 0.5 in sample "s1": leave the step out, or give it hard calls.]`,
    );
  });
});

describe('pruneLd', () => {
  const diploid = callsOf(2, [0, 1, 2, 0], [0, 1, 2, 1], [2, 1, 0, 2], [1, 0, 1, 2], [0, 1, 2, 0]);

  it('keeps the marker with the more frequent minor allele, the earlier of two alike', () => {
    expect(fitSteps(diploid, [{ pruneLd: { r2: 0.6 } }]).features).toEqual(['f1', 'f3']);
    expect(fitSteps(diploid, [{ pruneLd: { r2: 0.99 } }]).features).toEqual(['f0', 'f1', 'f3']);
  });

  it('compares within the window', () => {
    expect(fitSteps(diploid, [{ pruneLd: { r2: 0.99, window: 2 } }]).features).toEqual(diploid.features);
    expect(fitSteps(diploid, [{ pruneLd: { r2: 0.99, window: 3 } }]).features).toEqual([
      'f0',
      'f1',
      'f3',
      'f4',
    ]);
  });

  it('compares within the chromosome, by position, and keeps markers without one', () => {
    const start = Float64Array.of(500, 10, 100, 1, NaN);
    const positions = { chromosome: ['I', 'I', 'I', 'II', ''], start, end: start };
    const placed = { ...diploid, positions };
    const fitted = fitSteps(placed, [{ pruneLd: { r2: 0.99, window: 2 } }]);
    expect(fitted.features).toEqual(['f1', 'f2', 'f3', 'f4']);
    expect(fitted.warnings).toMatchInlineSnapshot(`
      [
        "pruneLd keeps 1 of 5 markers whose positions are not known, without comparing them.",
      ]
    `);
    const near = (bases: number): readonly string[] =>
      fitSteps(placed, [{ pruneLd: { r2: 0.99, window: { bases } } }]).features;
    expect(near(400)).toEqual(['f1', 'f2', 'f3', 'f4']);
    expect(near(399)).toEqual(diploid.features);
  });

  it('says that it does not know where the markers lie, also when it was saved', () => {
    const fitted = fitSteps(diploid, [{ pruneLd: {} }]);
    expect(fitted.warnings).toMatchInlineSnapshot(`
      [
        "pruneLd does not know where the markers lie and takes them in the order of the file, as of one chromosome; give data.snpPositions.",
      ]
    `);
    expect(loadSteps(fitted.save()).warnings).toEqual(fitted.warnings);
  });

  it('refuses a window in bases without positions', () => {
    expect(() =>
      fitSteps(diploid, [{ pruneLd: { window: { bases: 1000 } } }]),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: pruneLd with a window in bases needs the positions of the markers: give data.snpPositions, or a window in markers, such as window: 50.]`,
    );
  });

  it('leaves no pair above the limit in one window, and drops none without a reason', () => {
    const call = fc.constantFrom(0, 0, 1, 2, NaN);
    const anyCalls = fc
      .integer({ min: 1, max: 12 })
      .chain((count) =>
        fc.array(fc.array(call, { minLength: 6, maxLength: 6 }), { minLength: count, maxLength: count }),
      );
    fc.assert(
      fc.property(
        anyCalls,
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom(0.1, 0.4, 0.8),
        (calls, window, r2) => {
          const genotypes = callsOf(2, ...calls);
          const values = columnsOf(genotypes).map((column) => Float32Array.from(column));
          const kept = fitSteps(genotypes, [{ pruneLd: { window, r2 } }]).features.map((id) =>
            Number(id.slice(1)),
          );
          const alike = (a: number, b: number): boolean =>
            Math.abs(a - b) < window &&
            squaredCorrelation(standardised(values[a]!), standardised(values[b]!)) > r2 + 1e-6;
          for (const a of kept) for (const b of kept) expect(a !== b && alike(a, b)).toBe(false);
          for (const dropped of values.keys()) {
            if (kept.includes(dropped)) continue;
            const frequency = (marker: number): number => minorAlleleFrequency(values[marker]!, 2);
            const reasons = [...values.keys()].filter(
              (other) =>
                other !== dropped &&
                Math.abs(other - dropped) < window &&
                frequency(other) >= frequency(dropped),
            );
            expect(reasons).not.toEqual([]);
          }
        },
      ),
    );
  });
});

describe('checkStepOrder', () => {
  const mean: StepSpec = { impute: { strategy: 'mean' } };
  const scaled: StepSpec = { scale: { range: [0, 1] } };
  const frequent: StepSpec = { minAlleleFrequency: { min: 0.05 } };
  const inProportion: StepSpec = { hardyWeinberg: { p: 1e-6 } };

  it('takes filters before what changes the values', () => {
    expect(checkStepOrder([inProportion, frequent, mean, frequent, scaled], 'genotypes')).toEqual([]);
  });

  it('refuses them after it, and of expression', () => {
    expect(checkStepOrder([mean, inProportion, scaled, frequent], 'genotypes')).toMatchInlineSnapshot(`
      [
        {
          "hint": "put hardyWeinberg before impute",
          "index": 1,
          "message": "hardyWeinberg needs the calls as they were observed, which impute has changed",
        },
        {
          "hint": "put minAlleleFrequency before scale",
          "index": 3,
          "message": "minAlleleFrequency needs dosages, which scale has changed",
        },
      ]
    `);
    expect(checkStepOrder([frequent], 'expression')).toMatchInlineSnapshot(`
      [
        {
          "hint": "put it among the steps of genotypes",
          "index": 0,
          "message": "minAlleleFrequency judges alleles, and expression has none",
        },
      ]
    `);
  });
});
