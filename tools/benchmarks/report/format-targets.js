import { formatFactor } from './format-comparisons.js';

/** One line for each target of a peer; where the peer ran in several ways with the same target, its quickest decides. */
export function formatTargets(rows) {
  const quickest = new Map();
  for (const row of rows) {
    if (row.skipped !== undefined || row.atLeast === null) continue;
    const key = [row.data, row.comparison, row.program, row.atLeast].join(', ');
    const other = quickest.get(key);
    if (other === undefined || row.ratio < other.ratio) quickest.set(key, row);
  }
  return [...quickest.values()]
    .map(({ data, comparison, program, ratio, atLeast, what }) => {
      const verdict = ratio >= atLeast ? 'met   ' : 'missed';
      return `${verdict}  ${data}, ${comparison}, ${program} (${what}): peer ÷ ours ${formatFactor(ratio)}, target ${atLeast}`;
    })
    .join('\n');
}
