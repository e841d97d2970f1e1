import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { matchSamples } from '@snpress/data/matching/match-samples';
import type { Matrix } from '@snpress/data';

/** A matrix whose only feature tells the samples apart. */
const ofSamples = (...samples: string[]): Matrix =>
  createMatrix({ samples, features: ['f'], values: Float32Array.from(samples, (id) => id.length) });

test('samples meet by id, in the order of the genotypes', () => {
  const { genotypes, expression, reconciliation } = matchSamples(
    ofSamples('a', 'bb', 'ccc'),
    ofSamples('ccc', 'x', 'a'),
  );
  expect(genotypes).toEqual(ofSamples('a', 'ccc'));
  expect(expression).toEqual(ofSamples('a', 'ccc'));
  expect(reconciliation).toEqual({
    matched: 2,
    genotypes: { total: 3, dropped: [{ id: 'bb', reason: 'not in expression' }] },
    expression: { total: 3, dropped: [{ id: 'x', reason: 'not in genotypes' }] },
  });
});

test('a dropped sample is told of an id that is almost the same', () => {
  const { reconciliation } = matchSamples(ofSamples('a', 'S-1', 'A'), ofSamples('a', 's.1'));
  expect(reconciliation.genotypes.dropped).toMatchInlineSnapshot(`
    [
      {
        "id": "S-1",
        "reason": "not in expression, which has "s.1"",
      },
      {
        "id": "A",
        "reason": "not in expression",
      },
    ]
  `);
  expect(reconciliation.expression.dropped).toMatchInlineSnapshot(`
    [
      {
        "id": "s.1",
        "reason": "not in genotypes, which has "S-1"",
      },
    ]
  `);
});

test('matrices that agree already are returned as they are', () => {
  const genotypes = ofSamples('a', 'b');
  const expression = ofSamples('a', 'b');
  const matched = matchSamples(genotypes, expression);
  expect(matched.genotypes).toBe(genotypes);
  expect(matched.expression).toBe(expression);
});

test('no sample in common', () => {
  expect(() =>
    matchSamples(ofSamples('a', 'b', 'c', 'd'), ofSamples('x', 'y')),
  ).toThrowErrorMatchingInlineSnapshot(
    `[DataError: No sample id is in both matrices: genotypes have a, b, c, … (4 samples), expression has x, y (2 samples). Give both files the same sample ids, or a table of ids with \`sampleIds\`; if a file has samples in rows, say \`orientation: samples-in-rows\`.]`,
  );
});

test('no sample in common, but almost', () => {
  expect(() =>
    matchSamples(ofSamples('21-5-c', 'q'), ofSamples('21_5_C ', 'r')),
  ).toThrowErrorMatchingInlineSnapshot(
    `[DataError: No sample id is in both matrices: genotypes have 21-5-c, q (2 samples), expression has 21_5_C , r (2 samples). 1 differs in case, separators, blanks or leading zeros ("21-5-c" in genotypes, "21_5_C " in expression): write them alike in both files, or give a table of ids with sampleIds.]`,
  );
});

test('whatever the ids, matched rows belong together and nobody is lost', () => {
  const ids = fc.uniqueArray(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const common = left.filter((id) => right.includes(id));
      fc.pre(common.length > 0);
      const { genotypes, expression, reconciliation } = matchSamples(ofSamples(...left), ofSamples(...right));
      expect(genotypes.samples).toEqual(common);
      expect(expression.samples).toEqual(common);
      expect(featureValues(genotypes, 0)).toEqual(featureValues(expression, 0));
      expect(reconciliation.genotypes.dropped.length + common.length).toBe(left.length);
      expect(reconciliation.expression.dropped.length + common.length).toBe(right.length);
    }),
  );
});
