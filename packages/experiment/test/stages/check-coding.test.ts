import { expect, it } from 'vitest';
import { checkCoding } from '../../src/stages/check-coding.js';

const told = (values: readonly number[]): string => {
  const warnings: string[] = [];
  const samples = values.map((_, row) => `s${row + 1}`);
  try {
    checkCoding('traits.phen', { samples, features: ['ill'], values: Float32Array.from(values) }, (text) =>
      warnings.push(text),
    );
  } catch (error) {
    return (error as Error).message;
  }
  return warnings.join('\n');
};

it.each([
  ['0 and 1', [0, 1, NaN, 1], ''],
  ['numbers', [1, 2, 3.5, 4], ''],
  [
    '1 and 2',
    [1, 2, NaN, 2],
    'traits.phen: 1 trait of only the values 1 and 2 (ill): binary traits as PLINK codes them. Subtract 1 from every value of them: 0 for controls (PLINK’s 1), 1 for cases (its 2).',
  ],
  [
    'three values',
    [0, 1, 2, 2],
    'traits.phen: 1 trait of only three values (ill) is taken as numbers; if they are categories, give each as a trait of 0 and 1.',
  ],
])('says of a trait of %s what it has to', (_, values, expected) => {
  expect(told(values)).toBe(expected);
});
