/** Gives ids that are unique among all it gave. */
export interface IdRegister {
  /** The id, or where it was given before the first of `id#2`, `id#3` … that was not. */
  take(id: string): string;
  /** How many ids were changed. */
  readonly renamedCount: number;
  /** The first few of the new ids. */
  readonly renamed: readonly string[];
}

const shown = 4;

/** An empty register of ids, for files that are read piece by piece: what comes later is not known yet. */
export function createIdRegister(): IdRegister {
  const taken = new Set<string>();
  const occurrences = new Map<string, number>();
  const renamed: string[] = [];
  let renamedCount = 0;
  return {
    take(id) {
      if (!taken.has(id)) {
        taken.add(id);
        return id;
      }
      let occurrence = (occurrences.get(id) ?? 1) + 1;
      while (taken.has(`${id}#${occurrence}`)) occurrence++;
      const unique = `${id}#${occurrence}`;
      occurrences.set(id, occurrence);
      taken.add(unique);
      renamedCount++;
      if (renamed.length < shown) renamed.push(unique);
      return unique;
    },
    get renamedCount() {
      return renamedCount;
    },
    renamed,
  };
}
