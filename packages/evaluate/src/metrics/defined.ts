import type { Interval } from '../distribution/interval.js';

/** A number as JSON has it: null where it is not defined. */
export function definedNumber(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** An interval as JSON has it: null where one of its ends is not defined. */
export function definedInterval(interval: Interval): Interval | null {
  return interval.every(Number.isFinite) ? interval : null;
}
