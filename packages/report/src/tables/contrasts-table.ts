import { differingGenes } from '@snpress/evaluate/contexts/differing-genes';
import { formatCount, formatInterval, formatNumber } from '@snpress/data/words/format-number';
import { toCsv } from '../csv/to-csv.js';
import { pooledInterval } from '../headline/pooled-interval.js';
import type { Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** What models are worth for how contexts differ. */
export function contrastsTable(models: readonly EvaluatedModel[], caption: Markup): Table {
  const rows = models.flatMap(({ name, contrasts = [] }) =>
    contrasts.map((contrast) => ({
      name,
      context: contrast.context,
      against: contrast.against ?? 'the others',
      samples: contrast.evaluation.samples,
      genes: contrast.evaluation.genes,
      skill: contrast.evaluation.skill.pooled,
      interval: pooledInterval(contrast.evaluation),
      differ: differingGenes(contrast).length,
    })),
  );
  return {
    name: 'contrasts',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Model' },
        { label: 'Context' },
        { label: 'Against' },
        { label: 'Samples', numeric: true },
        { label: 'Skill', numeric: true },
        { label: '95\u00a0% interval', numeric: true },
        { label: 'Genes that differ', numeric: true },
      ],
      rows: rows.map(({ name, context, against, samples, skill, interval, genes, differ }) => ({
        cells: [
          ...[name, context, against, formatCount(samples), formatNumber(skill)],
          interval ? formatInterval(interval, (value) => formatNumber(value)) : '–',
          `${formatCount(differ)} of ${formatCount(genes)}`,
        ],
      })),
    }),
    csv: toCsv(
      ['model', 'context', 'against', 'samples', 'genes', 'skill', 'low', 'high', 'differ'],
      rows.map(({ name, context, against, samples, genes, skill, interval, differ }) => [
        ...[name, context, against, samples, genes, skill],
        ...(interval ?? [undefined, undefined]),
        differ,
      ]),
    ),
  };
}
