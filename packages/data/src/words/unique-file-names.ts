/**
 * One file name per name, in order: the name, with a number where two would be one file in a file system that takes `A` for `a` or
 * one Unicode form for another.
 */
export function uniqueFileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let n = 2; taken.has(folded(candidate)); n++) candidate = `${name}-${n}`;
    taken.add(folded(candidate));
    return candidate;
  });
}

function folded(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase();
}
