import { expect } from 'vitest';
import type { Split } from '../../src/index.js';

/** Training and test rows are ascending, disjoint and together `rows`. */
export function expectPartition({ train, test }: Split, rows: readonly number[]): void {
  const ascending = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
  expect(train).toEqual(ascending(train));
  expect(test).toEqual(ascending(test));
  expect(ascending([...train, ...test])).toEqual(rows);
  expect(test.length).toBeGreaterThan(0);
  expect(train.length).toBeGreaterThan(0);
}
