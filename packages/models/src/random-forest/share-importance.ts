import type { SplitTable } from './split-table.js';

/**
 * Shares importance equally among markers that order the training samples alike: the data cannot tell them apart, and
 * which of them a tree drew is chance.
 */
export function shareImportance(importance: Float64Array, table: SplitTable): Float64Array {
  const shared = new Float64Array(importance.length);
  for (let index = 0; index < table.classes; index++) {
    const members = table.members.subarray(table.firstMember[index], table.firstMember[index + 1]);
    const sum = members.reduce((total, marker) => total + importance[marker]!, 0);
    for (const marker of members) shared[marker] = sum / members.length;
  }
  return shared;
}
