/**
 * The names of the columns that pandas keeps the index of a frame in, where it says so: several where the index has several
 * levels. An index that only counts the rows has no column.
 */
export function pandasIndex(metadata: ReadonlyMap<string, string>): readonly string[] {
  const json = metadata.get('pandas');
  if (json === undefined) return [];
  try {
    const { index_columns: columns } = JSON.parse(json) as { readonly index_columns?: unknown };
    return Array.isArray(columns) ? columns.filter((column) => typeof column === 'string') : [];
  } catch {
    return [];
  }
}
