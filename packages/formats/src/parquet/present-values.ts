import type { ColumnPage } from './read-pages.js';

/** The numbers of a page, NaN where one is missing. @throws Error where one is neither a number nor missing. */
export function presentNumbers({
  values,
  definitionLevels,
  present,
  entries,
}: ColumnPage): Float64Array | Float32Array {
  const hasMissing = definitionLevels.length > 0;
  if (!hasMissing && (values instanceof Float64Array || values instanceof Float32Array)) return values;
  const numbers = new Float64Array(entries).fill(NaN);
  for (let entry = 0, at = 0; entry < entries; entry++) {
    if (hasMissing && definitionLevels[entry] !== present) continue;
    const value: unknown = values[at++];
    if (typeof value !== 'number' && typeof value !== 'bigint') throw new Error('a value is not there');
    numbers[entry] = Number(value);
  }
  return numbers;
}

/** The entries of a page as text, null where one is missing. @throws Error where one is not there. */
export function presentTexts({
  values,
  definitionLevels,
  present,
  entries,
}: ColumnPage): readonly (string | null)[] {
  const hasMissing = definitionLevels.length > 0;
  let at = 0;
  return Array.from({ length: entries }, (_, entry) => {
    if (hasMissing && definitionLevels[entry] !== present) return null;
    const value: unknown = values[at++];
    if (typeof value === 'string') return value;
    if (typeof value !== 'number' && typeof value !== 'bigint') throw new Error('a value is not there');
    return String(value);
  });
}
