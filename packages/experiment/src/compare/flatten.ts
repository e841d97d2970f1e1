/**
 * The leaves of plain data by their path: `{ models: { lasso: { alpha: [1, 2] } } }` has `models.lasso.alpha` → `[1,2]`. An
 * array of plain values is a leaf; one of objects with names has the names as keys, any other its places.
 */
export function flatten(value: unknown): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const visit = (part: unknown, path: string): void => {
    const entries = entriesOf(part);
    if (entries === undefined) {
      if (part !== undefined) leaves.set(path, typeof part === 'string' ? part : JSON.stringify(part));
      return;
    }
    for (const [key, item] of entries) visit(item, path === '' ? key : `${path}.${key}`);
  };
  visit(value, '');
  return leaves;
}

function entriesOf(part: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if (!Array.isArray(part)) return Object.entries(part);
  if (part.every((item) => typeof item !== 'object' || item === null)) return undefined;
  return part.map((item: unknown, index) => {
    const name = (item as { name?: unknown } | null)?.name;
    return [typeof name === 'string' ? name : String(index), item] as const;
  });
}
