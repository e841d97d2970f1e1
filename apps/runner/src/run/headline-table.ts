import { fitTable, type TableColumn } from '../view/fit-table.js';
import { wrapText } from '../view/wrap-text.js';
import type { CeilingMetrics, Metrics } from '@snpress/experiment/run/metrics';

const columns: readonly TableColumn[] = [
  { title: 'model', align: 'left' },
  { title: 'MSE', align: 'right', rank: 1 },
  { title: 'skill', align: 'right' },
  { title: 'median', align: 'right', rank: 4 },
  { title: 'mean r', align: 'right', rank: 3 },
  { title: 'genes > 0.1 / 0.3 / 0.5', align: 'right', rank: 5 },
  { title: 'q ≤ 0.05', align: 'right', rank: 2 },
];

/** The comparison of the models, for a terminal of `width` columns: best first, the baseline last. */
export function headlineTable(metrics: Metrics, width = Infinity): string {
  const rows = Object.entries(metrics.models)
    .sort(([a, first], [b, second]) => {
      if (a === 'mean' || b === 'mean') return a === 'mean' ? 1 : -1;
      return (second.skill.pooled ?? -Infinity) - (first.skill.pooled ?? -Infinity);
    })
    .map(([name, { mse, skill, r, intervals, permutation }]) => [
      name,
      number(mse, 4),
      name === 'mean' ? '0 (baseline)' : number(skill.pooled, 3) + interval(intervals?.skill.pooled),
      number(skill.median, 3),
      number(r.mean, 3),
      ['0.1', '0.3', '0.5'].map((threshold) => skill.above[threshold] ?? 0).join(' / '),
      permutation === undefined ? '–' : String(permutation.discoveries.genes),
    ]);
  const size = [metrics.samples, metrics.snps, metrics.genes].map((count) => count.toLocaleString('en-US'));
  const { baseline = 'training mean' } = metrics;
  const best = rows[0]?.[0];
  const better = best !== undefined && (metrics.models[best]?.skill.pooled ?? 0) > 0;
  return [
    `${metrics.experiment}: ${size[0]} samples × ${size[1]} markers → ${size[2]} genes`,
    '',
    fitTable(columns, rows, width),
    '',
    wrapText(`skill: share of the held-out variance explained beyond the ${baseline} of each gene`, width),
    ...(metrics.ceilings ?? []).map(ceilingInWords),
    ...(better ? [] : [`No model beats the ${baseline} on these data.`]),
  ].join('\n');
}

function ceilingInWords({ kind, pooled, interval: bounds }: CeilingMetrics): string {
  const what = { truth: 'the true genetic values', heritability: 'heritability' }[kind];
  return `ceiling: ${number(pooled, 3)}${interval(bounds)} by ${what}`;
}

function number(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits).replace('-', '−');
}

function interval(bounds: readonly [number, number] | null | undefined): string {
  return bounds ? ` [${number(bounds[0], 3)}, ${number(bounds[1], 3)}]` : '';
}
