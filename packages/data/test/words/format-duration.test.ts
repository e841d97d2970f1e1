import { expect, it } from 'vitest';
import { formatDuration } from '../../src/words/format-duration.js';

it.each([
  [0.04, '0.0 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.7, '1 min 00 s'],
  [125, '2 min 05 s'],
  [3599.8, '1 h 00 min'],
  [7805, '2 h 10 min'],
  [NaN, '–'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
