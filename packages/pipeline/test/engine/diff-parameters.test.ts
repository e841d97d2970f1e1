import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/index.js';
import { diffParameters } from '../../src/engine/diff-parameters.js';

test('differences are named by path', () => {
  const before = { alpha: [0.1, 0.2, 0.3], scale: { range: [0, 1] }, 'a b': 1, grid: [1, 2] };
  const after = { alpha: [0.1, 0.2, 0.35], scale: { range: 'unit' }, 'a b': 2, grid: [1, 2, 3], rate: null };
  expect(
    diffParameters(before, after).map(({ path, ...values }) => [path, values.before, values.after]),
  ).toEqual([
    ['["a b"]', '1', '2'],
    ['alpha[2]', '0.3', '0.35'],
    ['grid', '[1,2]', '[1,2,3]'],
    ['rate', 'absent', 'null'],
    ['scale.range', '[0,1]', '"unit"'],
  ]);
});

test('long values are cut short', () => {
  const [difference] = diffParameters(['x'], [Array.from({ length: 100 }, (_, index) => index)]);
  expect(difference!.after).toHaveLength(80);
  expect(difference!.after).toMatch(/^\[0,1,2,.*…$/);
});

test('there are differences exactly when the values differ', () => {
  const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(diffParameters(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      expect(diffParameters(a, a)).toEqual([]);
    }),
  );
});
