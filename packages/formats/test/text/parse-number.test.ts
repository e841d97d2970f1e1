import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFloat32 } from '../../src/text/format-float32.js';
import { parseNumber } from '../../src/text/parse-number.js';

const parse = (text: string): number => {
  const bytes = Buffer.from(`x${text}1`);
  return parseNumber(bytes, 1, bytes.length - 1);
};

test('numbers are parsed as Number parses them, in every notation', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(17), (value, digits) => {
      expect(parse(String(value))).toBe(Number(String(value)));
      for (const text of [value.toExponential(digits), value.toPrecision(digits + 1)]) {
        expect(parse(text)).toBe(Number(text));
      }
    }),
  );
});

test.each([
  '0',
  '-0',
  '+1',
  '007',
  '.5',
  '5.',
  '1E5',
  '1e+05',
  '-1.5e-3',
  '123456789012345678901234567890',
  '"1.5"',
  '0.000',
])('%s is a number', (text) => {
  expect(parse(text)).toBe(Number(text.replaceAll('"', '')));
});

test.each([
  '',
  '-',
  '+',
  '.',
  'e5',
  '1e',
  '1e+',
  '1.2.3',
  '1,5',
  '0x10',
  'Infinity',
  '1_000',
  '1 2',
  '--1',
  'NaN',
  '""',
])('%j is not a number', (text) => {
  expect(parse(text)).toBeNaN();
});

test('a number that a double does not hold is infinite', () => {
  expect(parse('1e400')).toBe(Infinity);
  expect(parse('-1e400')).toBe(-Infinity);
});

test('single-precision numbers are written as short as they can be read back', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = formatFloat32(value);
      expect(Math.fround(parse(text))).toBe(value);
    }),
    { numRuns: 1000 },
  );
  expect(
    [0.1, 1 / 3, 100, -2.5, 16777216, 1e-7, 3.4028234663852886e38].map(Math.fround).map(formatFloat32),
  ).toEqual(['0.1', '0.33333334', '100', '-2.5', '16777216', '1e-7', '3.4028235e+38']);
});
