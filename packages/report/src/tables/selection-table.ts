import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import type { ModelSelection } from '../input/report-input.js';
import { formatCompact, formatCount } from '@snpress/data/words/format-number';
import { counted } from '@snpress/data/words/counted';
import { renderTable } from './render-table.js';
import { summariseSettings, type SettingSummary } from './selection-summary.js';
import type { Table } from './table.js';

const shown = 3;

function choices({ mode, splits }: ModelSelection, settings: readonly SettingSummary[]): string {
  const total = settings.reduce((sum, { timesChosen }) => sum + timesChosen, 0);
  const chosen = settings
    .filter(({ timesChosen }) => timesChosen > 0)
    .sort((a, b) => b.timesChosen - a.timesChosen);
  const listed = chosen
    .slice(0, shown)
    .map(({ label, timesChosen }) =>
      mode === 'per-gene'
        ? `${label} (${formatCount((100 * timesChosen) / total)} % of genes)`
        : splits.length === 1
          ? label
          : `${label} (${timesChosen} of ${counted(splits.length, 'split')})`,
    );
  const more = chosen.length - listed.length;
  return [...listed, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(', ');
}

/** The chosen setting of every model with its inner validation error; the file holds every setting and split. */
export function selectionTable(selections: readonly ModelSelection[], caption: Markup): Table {
  return {
    name: 'settings',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        { label: 'Settings tried', numeric: true },
        { label: 'One setting for' },
        { label: 'Chosen' },
        { label: 'Best validation MSE', numeric: true },
        { label: 'Worst', numeric: true },
      ],
      rows: selections.map((selection) => {
        const settings = summariseSettings(selection);
        const errors = settings.map(({ mse }) => mse).filter(Number.isFinite);
        return {
          cells: [
            selection.model,
            formatCount(settings.length),
            selection.mode === 'global' ? 'all genes' : 'each gene',
            choices(selection, settings),
            errors.length === 0 ? '–' : formatCompact(Math.min(...errors)),
            errors.length === 0 ? '–' : formatCompact(Math.max(...errors)),
          ],
        };
      }),
    }),
    csv: toCsv(
      ['model', 'setting', 'split', 'validation_mse', 'chosen'],
      selections.flatMap(({ model, settings, splits }) =>
        splits.flatMap(({ split, mse, chosen, chosenGenes }) =>
          settings.map(({ label }, i) => [
            model,
            label,
            split,
            mse[i] ?? undefined,
            chosenGenes === undefined ? Number(chosen === i) : chosenGenes[i],
          ]),
        ),
      ),
    ),
  };
}
