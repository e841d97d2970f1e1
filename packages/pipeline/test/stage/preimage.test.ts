import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, keyOf, preimageOf, type Stage } from '../../src/index.js';
import { stage } from '../workbench.js';

const code = { '@snpress/models': digestOf('models'), 'apache-arrow': '21.2.0' };
const [a, b] = [digestOf('a'), digestOf('b')];
const base = stage('fit', { parameters: { alpha: 0.1 }, seed: '1/fit' });
const key = (
  changes: Partial<Stage> = {},
  inputs = { x: a, y: b },
  parts: { [part: string]: string } = code,
) => keyOf(preimageOf({ ...base, ...changes }, parts, inputs));

describe('keyOf', () => {
  test('is the same for the same computation under another id', () => {
    expect(key({ id: 'outer3/fit' })).toBe(key());
  });

  test('does not depend on the order of inputs, outputs, code parts or parameters', () => {
    const reordered = keyOf(
      preimageOf(
        { ...base, outputs: ['w', 'b'], parameters: { b: 1, a: 2 } },
        { 'apache-arrow': '21.2.0', '@snpress/models': digestOf('models') },
        { y: b, x: a },
      ),
    );
    expect(key({ outputs: ['b', 'w'], parameters: { a: 2, b: 1 } })).toBe(reordered);
  });

  test('changes with every field', () => {
    const keys = [
      key(),
      key({ implementation: 'tune' }),
      key({ parameters: { alpha: 0.2 } }),
      key({ parameters: { Alpha: 0.1 } }),
      key({ parameters: { alpha: '0.1' } }),
      key({ seed: '2/fit' }),
      key({ seed: null }),
      key({ seed: 'null' }),
      key({ outputs: ['other'] }),
      key({}, { x: b, y: a }),
      keyOf(preimageOf(base, code, { x: a })),
      keyOf(preimageOf(base, code, { x: a, z: b })),
      key({}, undefined, { ...code, 'apache-arrow': '21.2.1' }),
      key({}, undefined, { '@snpress/models': digestOf('models') }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is the same for two stages exactly when all that counts is the same', () => {
    // Few values, so that equal and nearly equal stages are common; some look like the separators of a text.
    const word = fc.constantFrom('x', 'y', 'x"', '","', '\u00e9', 'e\u0301', 'null');
    const digest = fc.constantFrom(a, b);
    const number = fc.constantFrom(0, -0, 1, 0.1);
    const fields = fc.record({
      implementation: word,
      seed: fc.option(word),
      parameters: fc.dictionary(word, fc.oneof(number, word, fc.array(number, { maxLength: 2 })), {
        maxKeys: 2,
      }),
      outputs: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
      inputs: fc.dictionary(word, digest, { maxKeys: 2 }),
      code: fc.dictionary(word, digest, { maxKeys: 2 }),
    });
    type Fields = typeof fields extends fc.Arbitrary<infer T> ? T : never;
    const keyed = ({ code, inputs, ...changes }: Fields) =>
      keyOf(preimageOf({ ...base, ...changes }, code, inputs));
    const sorted = (record: object) => Object.entries(record).sort(([one], [two]) => (one < two ? -1 : 1));
    const counted = ({ parameters, inputs, code, outputs, ...rest }: Fields) => [
      rest.implementation,
      rest.seed,
      sorted(parameters),
      sorted(inputs),
      sorted(code),
      [...outputs].sort(),
    ];
    fc.assert(
      fc.property(
        fields,
        fields,
        fc.subarray(['implementation', 'seed', 'parameters', 'outputs', 'inputs', 'code']),
        (one, two, shared) => {
          const other = {
            ...two,
            ...Object.fromEntries(shared.map((field) => [field, one[field as keyof typeof one]])),
          };
          expect(keyed(one) === keyed(other)).toBe(isDeepStrictEqual(counted(one), counted(other)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('does not depend on where a stage may run', () => {
    expect(key({ memory: 2 ** 30 })).toBe(key());
  });

  test('cannot be reached by moving text from one field to the next', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 });
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), fc.tuple(text, text, text, text), (one, two) => {
        const keys = [one, two].map(([implementation, seed, name, value]) =>
          key({ implementation, seed, parameters: { [name]: value } }),
        );
        expect(keys[0] === keys[1]).toBe(one.every((part, index) => part === two[index]));
      }),
    );
  });
});
