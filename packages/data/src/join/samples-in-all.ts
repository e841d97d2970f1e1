/** The samples that all lists have, in the order of the first. */
export function samplesInAll([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const sets = others.map((samples) => new Set(samples));
  return first.filter((id) => sets.every((set) => set.has(id)));
}
