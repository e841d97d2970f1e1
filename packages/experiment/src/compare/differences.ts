import type { Difference } from '@snpress/report';

/** What is not the same in all of some flat records, in the order in which it first appears. */
export function differences(records: readonly ReadonlyMap<string, string>[]): readonly Difference[] {
  const keys = new Set(records.flatMap((record) => [...record.keys()]));
  return [...keys]
    .map((what) => ({ what, values: records.map((record) => record.get(what)) }))
    .filter(({ values }) => new Set(values).size > 1);
}
