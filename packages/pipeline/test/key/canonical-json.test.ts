import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, CanonicalJsonError, type Json } from '../../src/index.js';

const { json } = fc.letrec<{ json: Json; leaf: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), tie('json'), { maxKeys: 4 }),
  ),
  leaf: fc.oneof(
    fc.constantFrom(null, true, false, 0, -0, '', '0', '-0', 'null', '[]', '{}', '"', ','),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
}));

/** Equality of every bit that a stage could see. */
function same(a: Json, b: Json): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a as object), new Map(Object.entries(b as object))] as const;
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && same(value as Json, right.get(key) as Json))
  );
}

function refusal(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    if (error instanceof CanonicalJsonError) return error.message;
    throw error;
  }
}

describe('canonicalJson', () => {
  test('gives one text to two values exactly when they are the same', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(same(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  test('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(same(JSON.parse(canonicalJson(value)) as Json, value)).toBe(true);
      }),
    );
  });

  test('does not depend on the order of keys', () => {
    const reversed = (value: Json): Json => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return (value as Json[]).map(reversed);
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, reversed(item)]),
      );
    };
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('tells 0 from -0 and one Unicode form from another', () => {
    expect(canonicalJson([0, -0])).toBe('[0,-0]');
    expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'));
  });

  test('takes deep nesting, and refuses what contains itself', () => {
    const nested = (depth: number): Json => (depth === 0 ? 1 : { a: [nested(depth - 1)] });
    expect(canonicalJson(nested(200))).toHaveLength(200 * 8 + 1);
    expect(canonicalJson(nested(200))).not.toBe(canonicalJson(nested(199)));
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(refusal({ fit: circle })).toBe(
      'fit.self.self.self.self.self.self.self… is nested more than 500 deep',
    );
  });

  test('refuses by name what JSON cannot say', () => {
    class Model {
      layers = 2;
    }
    const values = [
      { alpha: [0.1, { path: NaN }] },
      { 'learning rate': -Infinity },
      { hidden: undefined },
      [1, , 3], // eslint-disable-line no-sparse-arrays
      { fit: () => 1 },
      { seed: 1n },
      { model: new Model() },
      { when: new Date(0) },
      NaN,
    ];
    expect(values.map(refusal)).toMatchInlineSnapshot(`
      [
        "alpha[1].path is NaN, which JSON cannot say",
        "["learning rate"] is -Infinity, which JSON cannot say",
        "hidden is undefined, which JSON cannot say",
        "[1] is undefined, which JSON cannot say",
        "fit is a function, which JSON cannot say",
        "seed is a bigint, which JSON cannot say",
        "model is a Model object, which JSON cannot say",
        "when is a Date object, which JSON cannot say",
        "(root) is NaN, which JSON cannot say",
      ]
    `);
  });
});
