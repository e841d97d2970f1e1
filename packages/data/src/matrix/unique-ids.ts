/** Ids made unique. */
export interface UniqueIds {
  readonly ids: readonly string[];
  /** The new ids, in order. */
  readonly renamed: readonly string[];
}

/**
 * Makes ids unique: the second `rs1` becomes `rs1#2`, or `rs1#3` where somebody else is called `rs1#2`. An id that
 * occurs once never changes.
 */
export function uniqueIds(ids: readonly string[]): UniqueIds {
  const taken = new Set(ids);
  if (taken.size === ids.length) return { ids, renamed: [] };
  const met = new Map<string, number>();
  const renamed: string[] = [];
  const unique = ids.map((id) => {
    let occurrence = (met.get(id) ?? 0) + 1;
    let candidate = id;
    if (occurrence > 1) {
      while (taken.has((candidate = `${id}#${occurrence}`))) occurrence++;
      taken.add(candidate);
      renamed.push(candidate);
    }
    met.set(id, occurrence);
    return candidate;
  });
  return { ids: unique, renamed };
}
