import { formatCount } from '@snpress/data/words/format-number';
import type { Space, StoreUsage } from '@snpress/pipeline';
import { fitTable, type TableColumn } from './fit-table.js';
import { formatBytes } from '@snpress/data/words/format-bytes';
import { counted } from '@snpress/data/words/counted';

const number = (title: string, rank?: number): TableColumn => ({
  title,
  align: 'right',
  ...(rank !== undefined && { rank }),
});

/** What takes the space in a store, as two tables, no line longer than `width`. */
export function describeUsage(store: string, usage: StoreUsage, width: number): string {
  const { total, experiments, implementations, unreferenced, otherBytes } = usage;
  const counts = ({ records, objects, bytes }: Space): string[] => [
    formatCount(records),
    formatCount(objects),
    formatBytes(bytes),
  ];
  const byExperiment = fitTable(
    [
      { title: 'experiment', align: 'left' },
      number('runs', 2),
      number('results', 3),
      number('objects', 4),
      number('size'),
      number('its own', 1),
    ],
    [
      ...experiments.map((one) => [
        one.scope,
        one.runs === 0 ? 'unfinished' : formatCount(one.runs),
        ...counts(one),
        formatBytes(one.ownBytes),
      ]),
      ['(of no run)', '', ...counts(unreferenced), formatBytes(unreferenced.bytes)],
    ],
    width,
  );
  const byStage = fitTable(
    [{ title: 'stage', align: 'left' }, number('results', 1), number('objects', 2), number('size')],
    implementations.map((one) => [one.implementation, ...counts(one)]),
    width,
  );
  const summary = `${store}: ${formatBytes(total.bytes)} in ${counted(total.records, 'result')} with ${counted(total.objects, 'object')}`;
  const notes = [
    'size: what experiments share counts for each of them; its own: what no other one needs',
    `besides: ${formatBytes(otherBytes)} of histories, run records, unfinished files`,
    ...(unreferenced.bytes > 0
      ? [`"snpress cache gc --keep all" would free ${formatBytes(unreferenced.bytes)} that no run needs`]
      : []),
  ];
  return [summary, '', byExperiment, '', byStage, '', ...notes].join('\n');
}
