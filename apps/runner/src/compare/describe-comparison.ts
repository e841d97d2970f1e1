import type { Difference, ModelInRun, RunComparison } from '@snpress/report';
import { formatDuration } from '../view/format-duration.js';
import { formatTable } from '../view/format-table.js';

/** Runs side by side, for the terminal. */
export function describeComparison({ runs, spec, inputs, surroundings, models }: RunComparison): string {
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
    formatTable(
      [
        'Pooled skill',
        ...labels.flatMap((label, index) => (index === 0 ? [label] : [label, `${label} − ${labels[0]!}`])),
      ],
      models.map(({ model, runs: inRuns }) => [
        model,
        ...inRuns.flatMap((run, index) => (index === 0 ? [skill(run)] : [skill(run), change(run)])),
      ]),
    ),
  ].join('\n\n');
}

function differenceTable(
  title: string,
  rows: readonly Difference[],
  labels: readonly string[],
  longest = 40,
): string {
  if (rows.length === 0) return `${title}: the same`;
  const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
  return formatTable(
    [title, ...labels],
    rows.map(({ what, values }) => [
      what,
      ...values.map((value) => (value === undefined ? '–' : cut(value))),
    ]),
  );
}

const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–');

function skill(run: ModelInRun | undefined): string {
  if (run === undefined) return '–';
  const { pooled, interval } = run;
  return number(pooled) + (interval ? ` [${number(interval[0])}, ${number(interval[1])}]` : '');
}

function change(run: ModelInRun | undefined): string {
  if (run?.change === undefined) return '–';
  const { pooled, test } = run.change;
  if (pooled === 0) return 'same';
  const p = test === undefined ? '' : test.p < 0.001 ? ' (p < 0.001)' : ` (p ${test.p.toFixed(3)})`;
  return `${pooled > 0 ? '+' : ''}${number(pooled)}${p}`;
}
