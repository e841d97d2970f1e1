import type { CalledValues } from '@snpress/data';

/** Calls of some samples; observed ones stand for themselves, missing ones for any number. */
export interface PlainCalls extends CalledValues {
  readonly rows: number;
}

/** How calls are put together: a table has radix^size rows, and the products of the calls of `groups` groups add up to less than 256. */
export interface Grouping {
  readonly radix: number;
  readonly size: number;
  readonly groups: number;
}

export function groupingOf(sides: readonly PlainCalls[]): Grouping {
  return sides.some(({ calls }) => calls.includes(2))
    ? { radix: 3, size: 4, groups: 15 }
    : { radix: 2, size: 6, groups: 42 };
}

/** The next multiple of sixteen. */
export function sixteens(count: number): number {
  return 16 * Math.ceil(count / 16);
}
