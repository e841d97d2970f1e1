import { storeUsage } from '@snpress/pipeline/store/store-usage';
import type { Space, StoreUsage } from '@snpress/pipeline';
import { fitTable, type TableColumn } from '../view/fit-table.js';
import { formatBytes } from '../view/format-bytes.js';
import { counted } from '@snpress/data/words/counted';
import { terminalWidth } from '../view/terminal-width.js';
import { requireStore } from './require-store.js';

interface ListRequest {
  readonly store: string;
  readonly json: boolean;
}

/** Prints what takes the space in a store. */
export async function listCache({ store, json }: ListRequest): Promise<void> {
  requireStore(store);
  const usage = await storeUsage(store);
  const text = json
    ? JSON.stringify({ store, ...usage }, null, 2)
    : describeUsage(store, usage, terminalWidth());
  process.stdout.write(`${text}\n`);
}

const number = (title: string, rank?: number): TableColumn => ({
  title,
  align: 'right',
  ...(rank !== undefined && { rank }),
});

/** The usage as two tables, no line longer than `width`. */
function describeUsage(store: string, usage: StoreUsage, width: number): string {
  const { total, experiments, implementations, unreferenced, otherBytes } = usage;
  const counts = ({ records, objects, bytes }: Space): string[] => [
    records.toLocaleString('en-US'),
    objects.toLocaleString('en-US'),
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
        one.runs === 0 ? 'unfinished' : one.runs.toLocaleString('en-US'),
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
