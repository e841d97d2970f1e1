/**
 * The name of the column that pandas keeps the index of a frame in, where it says so. An index that only counts the rows
 * has no column.
 */
export function pandasIndex(metadata: ReadonlyMap<string, string>): string | undefined {
  const json = metadata.get('pandas');
  if (json === undefined) return undefined;
  try {
    const { index_columns: columns } = JSON.parse(json) as { readonly index_columns?: unknown };
    return Array.isArray(columns) ? columns.find((column) => typeof column === 'string') : undefined;
  } catch {
    return undefined;
  }
}
