/**
 * The ids that name no single one of a list made unique (`rs1`, `rs1#2`, …): those that repeat, the names made up for them, and
 * `.`, which is none. They tell nothing about what another file calls so.
 */
export function repeatedIds(ids: Iterable<string>, known: ReadonlySet<string> = new Set(ids)): Set<string> {
  const repeated = new Set<string>();
  for (const id of ids) {
    if (id === '.') repeated.add(id);
    if (!id.includes('#')) continue;
    const first = id.replace(/#\d+$/, '');
    if (first === id || !known.has(first)) continue;
    repeated.add(first);
    repeated.add(id);
  }
  return repeated;
}
