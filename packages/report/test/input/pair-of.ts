import type { PairedComparison } from '@snpress/evaluate';

/** A difference in pooled skill of two models. */
export function pairOf(
  first: string,
  second: string,
  difference: number,
  interval: readonly [number, number] | null = null,
  p?: number,
): PairedComparison {
  const test = p === undefined ? null : { p, t: 0, df: 4, standardError: 0, interval: interval! };
  return {
    ...{ first, second },
    mse: { difference: 0, interval: null, test: null },
    skill: { difference, interval, test },
  };
}
