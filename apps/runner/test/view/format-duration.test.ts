import { expect, it } from 'vitest';
import { formatDuration } from '../../src/view/format-duration.js';

it.each([
  [0.04, '0.0 s'],
  [9.94, '9.9 s'],
  [59.4, '59 s'],
  [125, '2 min 05 s'],
  [7805, '2 h 10 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
