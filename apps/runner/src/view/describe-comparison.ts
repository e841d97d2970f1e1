import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Difference, RunComparison } from '@snpress/report';
import { comparisonHeadings, comparisonRows } from '@snpress/report/compare/comparison-rows';
import { formatDuration } from '@snpress/data/words/format-duration';
import { formatTable } from './format-table.js';
import { truncate } from './truncate.js';

/** Runs side by side, for the terminal: every model by what models are ranked by, by other metrics where they differ. */
export function describeComparison(comparison: RunComparison): string {
  const { runs, spec, inputs, surroundings } = comparison;
  const headings = comparisonHeadings(comparison);
  const labels = runs.map(({ label }) => label);
  const listed = runs.map(
    ({ label, folder, started, seconds, sameHoldout }) =>
      `${label}  ${folder}  ${started.slice(0, 16).replace('T', ' ')}  ${formatDuration(seconds)}` +
      (sameHoldout ? '' : '  (held out other samples or data)'),
  );
  return [
    listed.join('\n'),
    differenceTable('Settings', spec, labels),
    differenceTable('Input files', inputs, labels, 12),
    ...(surroundings.length > 0 ? [differenceTable('Machine and versions', surroundings, labels)] : []),
    ...metricsIn('compare').flatMap((metric) => {
      const rows = comparisonRows(comparison, metric).filter(
        ({ differs }) => differs || metric === pooledSkill,
      );
      if (rows.length === 0) return [];
      return [
        formatTable(
          [metric.label, ...headings],
          rows.map(({ model, cells }) => [model, ...cells]),
        ),
      ];
    }),
  ].join('\n\n');
}

function differenceTable(
  title: string,
  rows: readonly Difference[],
  labels: readonly string[],
  longest = 40,
): string {
  if (rows.length === 0) return `${title}: the same`;
  return formatTable(
    [title, ...labels],
    rows.map(({ what, values }) => [
      what,
      ...values.map((value) => (value === undefined ? '–' : truncate(value, longest))),
    ]),
  );
}
