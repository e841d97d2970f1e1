import type { Matrix } from '@snpress/data';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readMatrix } from '../../src/index.js';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const read = async (name: string): Promise<Matrix> => (await readMatrix(fixture(name))).matrix;

/** Two probabilities are rounded, each by half a unit; the dosages of PGEN files have units of their own. */
const tolerance = (bits: number): number => 2 / (2 ** bits - 1) + 2 ** -14;

const largestDifference = (found: Float32Array, expected: Float32Array): number => {
  expect([...found].map(Number.isNaN)).toEqual([...expected].map(Number.isNaN));
  return Math.max(...[...found].map((value, index) => Math.abs(value - expected[index]!) || 0));
};

describe.each(['calls', 'dosages', 'phased', 'sexes'])("plink2's export of the cohort %s", (cohort) => {
  test.each([
    ['1.2', 8],
    ['1.2', 16],
    ['1.3', 8],
    ['1.3', 16],
  ])('as BGEN %s of %i bits has the dosages of its PGEN file', async (version, bits) => {
    const expected = await readMatrix(fixture(`${cohort}.pgen`));
    const { matrix, warnings } = await readMatrix(fixture(`${cohort}-${version}-${bits}.bgen`));
    expect(warnings).toEqual(
      expected.warnings.map((text) =>
        text.replace(fixture(`${cohort}.pgen`), fixture(`${cohort}-${version}-${bits}.bgen`)),
      ),
    );
    expect({ ...matrix, values: [] }).toEqual({ ...expected.matrix, ploidy: 2, values: [] });
    expect(largestDifference(matrix.values, expected.matrix.values)).toBeLessThan(tolerance(bits));
  });
});

test.each(['phased', 'sexes'])('calls of the cohort %s are exact, in 8 bits too', async (cohort) => {
  expect((await read(`${cohort}-1.2-8.bgen`)).values).toEqual((await read(`${cohort}.pgen`)).values);
});

test('numbers of 11 bits', async () => {
  const [found, expected] = [await read('dosages-1.2-11.bgen'), await read('dosages.pgen')];
  expect(largestDifference(found.values, expected.values)).toBeLessThan(tolerance(11));
});

test('where plink2 wrote the reference last, it is the reference that is counted, and said to be', async () => {
  const [found, expected] = [await read('ref-last.bgen'), await read('dosages.pgen')];
  expect(found.alleles).toEqual({ counted: expected.alleles!.other, other: expected.alleles!.counted });
  const flipped = expected.values.map((dosage) => 2 - dosage);
  expect(largestDifference(found.values, flipped)).toBeLessThan(tolerance(8));
});
