import { describe, expect, it } from 'vitest';
import {
  formatCompact,
  formatCount,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPValue,
} from '../../src/words/format-number.js';

describe('formatted numbers', () => {
  it('group, round and carry a true minus sign', () => {
    expect([
      formatCount(6216),
      formatNumber(-0.0312, 2),
      formatNumber(-0.0001, 2),
      formatPercent(0.2813),
      formatPercent(-0.012),
      formatCompact(0.30000000000000004),
      formatInterval([-0.1, 0.2], (value) => formatNumber(value, 1)),
      formatPValue(0.00004),
      formatPValue(0.0123),
    ]).toEqual([
      '6,216',
      '−0.03',
      '0.00',
      '28.1\u00a0%',
      '−1.2\u00a0%',
      '0.3',
      '−0.1 to 0.2',
      '<\u00a00.001',
      '0.012',
    ]);
  });

  it('show a dash where a number is not defined', () => {
    expect([formatCount(NaN), formatNumber(NaN), formatPercent(Infinity), formatCompact(NaN)]).toEqual([
      '–',
      '–',
      '–',
      '–',
    ]);
  });
});
