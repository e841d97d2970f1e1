import { describe, expect, it } from 'vitest';
import { type Schedule, scheduledRate } from '../../src/network/learning-rate.js';

describe('scheduledRate', () => {
  it.each<[Schedule, number[]]>([
    ['constant', [1, 1, 1, 1]],
    ['linear', [1, 0.75, 0.5, 0.25]],
    ['cosine', [1, (1 + Math.SQRT1_2) / 2, 0.5, (1 - Math.SQRT1_2) / 2]],
    [{ factor: 0.1 }, [1, 0.1, 0.01, 0.001]],
  ])('%j', (schedule, expected) => {
    expected.forEach((rate, epoch) => {
      expect(scheduledRate(schedule, epoch, 4)).toBeCloseTo(rate, 12);
    });
  });
});
