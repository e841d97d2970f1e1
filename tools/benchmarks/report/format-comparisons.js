import { formatTable } from './format-table.js';

const header = ['model', 'program', 'time', 'peer ÷ ours', 'peak', 'held-out MSE', 'ours, same genes', 'how'];

/** The rows of one cross as a table for people. */
export function formatComparisons(rows) {
  return formatTable([header, ...rows.map(cellsOf)]);
}

function cellsOf(row) {
  const { comparison, program, what, note, skipped } = row;
  if (skipped !== undefined) return [comparison, program, 'skipped', '', '', '', '', skipped];
  return [
    comparison,
    `${program} ${row.version}`,
    formatSeconds(row.seconds),
    program === 'snpress' ? '' : formatRatio(row.ratio),
    `${row.peakMegabytes?.toFixed(0) ?? '?'} MB`,
    row.accuracy.mse.toFixed(4),
    program === 'snpress' ? '' : row.ours.mse.toFixed(4),
    note === '' ? what : `${what}; ${note}`,
  ];
}

export function formatSeconds(seconds) {
  if (seconds < 0.1) return `${(seconds * 1000).toFixed(1)} ms`;
  return `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;
}

/** Three figures at most. */
export function formatFactor(ratio) {
  return ratio < 100 ? String(Number(ratio.toPrecision(3))) : ratio.toFixed(0);
}

function formatRatio(ratio) {
  return `${formatFactor(ratio)} (${ratio >= 1 ? 'ours' : 'peer'} faster)`;
}
