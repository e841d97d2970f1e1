import type { Metric } from './metric.js';

/** How much better `after` is than `before`: negative where it is worse, NaN where one of them is not defined. */
export function improvement({ better }: Metric, before: number, after: number): number {
  if (better === 'near one') return Math.abs(before - 1) - Math.abs(after - 1);
  return better === 'higher' ? after - before : before - after;
}

/** Puts the best first, as `sort` asks for it; numbers that are not defined come last. */
export function bestFirst(metric: Metric): (a: number, b: number) => number {
  return (a, b) => Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || improvement(metric, a, b) || 0;
}
