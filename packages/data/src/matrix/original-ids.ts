import { repeatedIds } from './repeated-ids.js';

/** Ids that were made unique (`rs1`, `rs1#2`) as their file has them: `rs1` twice. */
export function originalIds(ids: readonly string[]): readonly string[] {
  const repeated = repeatedIds(ids);
  return repeated.size === 0 ? ids : ids.map((id) => (repeated.has(id) ? id.replace(/#\d+$/, '') : id));
}
