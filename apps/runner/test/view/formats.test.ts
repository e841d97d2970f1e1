import { expect, it } from 'vitest';
import { formatClock } from '../../src/view/format-clock.js';
import { formatRate } from '../../src/view/format-rate.js';
import { progressBar } from '../../src/view/progress-bar.js';

it('formats elapsed time as a clock', () => {
  expect([0, 5.9, 754, 3723].map(formatClock)).toEqual(['0:00', '0:05', '12:34', '1:02:03']);
});

it('formats a rate in a unit that gives a number to read', () => {
  expect([0.0011, 0.24, 1, 9.94, 9.96, 250].map(formatRate)).toEqual([
    '4/h',
    '14/min',
    '1.0/s',
    '9.9/s',
    '10/s',
    '250/s',
  ]);
});

it('fills a bar at the end alone', () => {
  expect([0, 0.5, 0.999, 1].map((share) => progressBar(share, 4))).toEqual(['────', '━━──', '━━━─', '━━━━']);
});
