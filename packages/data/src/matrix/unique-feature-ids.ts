import { someOf } from '../errors/some-of.js';
import { uniqueIds } from './unique-ids.js';

/** Feature ids of a file made unique, with a warning where that changed any. */
export function uniqueFeatureIds(
  ids: readonly string[],
  file: string,
): { readonly features: readonly string[]; readonly warnings: readonly string[] } {
  const { ids: features, renamed } = uniqueIds(ids);
  if (renamed.length === 0) return { features, warnings: [] };
  const warning = `${file}: ${renamed.length} feature ids repeat earlier ones and were renamed (${someOf(renamed)}).`;
  return { features, warnings: [warning] };
}
