/** The first few of a list of ids, for a sentence: `a, b, c, …`. */
export function someOf(ids: readonly string[], count = 3): string {
  return ids.slice(0, count).join(', ') + (ids.length > count ? ', …' : '');
}
