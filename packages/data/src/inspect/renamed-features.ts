/** The ids that were given to features whose own ids repeat earlier ones: `rs1#2`, where there is an `rs1` before. */
export function renamedFeatures(features: readonly string[]): readonly string[] {
  const known = new Set<string>();
  return features.filter((id) => {
    known.add(id);
    const base = /^(.*)#\d+$/s.exec(id)?.[1];
    return base !== undefined && known.has(base);
  });
}
