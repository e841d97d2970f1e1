import { expect, it } from 'vitest';
import { formatDuration } from '../../src/text/format-duration.js';

it.each([
  [0, '< 0.01 s'],
  [0.4211, '0.42 s'],
  [12.34, '12 s'],
  [59.7, '1 min'],
  [200.2, '3 min 20 s'],
  [3599.8, '1 h'],
  [7512, '2 h 5 min'],
  [NaN, '–'],
])('says %d seconds as "%s"', (seconds, text) => {
  expect(formatDuration(seconds).replaceAll('\u00a0', ' ')).toBe(text);
});
