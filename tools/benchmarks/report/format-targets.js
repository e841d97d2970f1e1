import { formatFactor } from './format-comparisons.js';

/** One line for each peer that has a target; where the peer ran in several ways, its quickest decides. */
export function formatTargets(rows) {
  const quickest = new Map();
  for (const row of rows) {
    if (row.skipped !== undefined || row.atLeast === null) continue;
    const key = `${row.data}, ${row.comparison}, ${row.program}`;
    const other = quickest.get(key);
    if (other === undefined || row.ratio < other.ratio) quickest.set(key, row);
  }
  return [...quickest]
    .map(([key, { ratio, atLeast, what }]) => {
      const verdict = ratio >= atLeast ? 'met   ' : 'missed';
      return `${verdict}  ${key} (${what}): peer ÷ ours ${formatFactor(ratio)}, target ${atLeast}`;
    })
    .join('\n');
}
