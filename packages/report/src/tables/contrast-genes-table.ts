import { differingGenes } from '@snpress/evaluate/contexts/differing-genes';
import { formatInterval, formatNumber, formatPValue } from '@snpress/data/words/format-number';
import { toCsv } from '../csv/to-csv.js';
import type { Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { renderTable } from './render-table.js';
import type { Table } from './table.js';

/** So many genes are shown. */
const most = 20;

/** Which genes differ between contexts: the best of the first model, and in the file all of all models. */
export function contrastGenesTable(models: readonly EvaluatedModel[], caption: Markup): Table {
  const rowsOf = (model: EvaluatedModel) =>
    (model.contrasts ?? []).flatMap(({ context, against = 'the others', evaluation, low, high }) =>
      evaluation.perGene.genes.map((gene, at) => ({
        ...{ context, against, gene, at, low: low[at]!, high: high[at]! },
        n: evaluation.perGene.n[at]!,
        skill: evaluation.perGene.skill[at]!,
        p: evaluation.permutation?.perGene.p[at],
        q: evaluation.permutation?.perGene.q[at],
      })),
    );
  const best = (models[0]!.contrasts ?? []).flatMap((contrast) => {
    const differ = new Set(differingGenes(contrast));
    return rowsOf({ ...models[0]!, contrasts: [contrast] }).filter(({ at }) => differ.has(at));
  });
  const shown = best.sort((a, b) => b.skill - a.skill).slice(0, most);
  return {
    name: 'contrast-genes',
    inline: renderTable({
      caption,
      columns: [
        { label: 'Gene' },
        { label: 'Context' },
        { label: 'Against' },
        { label: 'Skill', numeric: true },
        { label: '95\u00a0% interval', numeric: true },
        { label: 'q', numeric: true },
      ],
      rows: shown.map(({ gene, context, against, skill, low, high, q }) => ({
        cells: [
          ...[gene, context, against, formatNumber(skill)],
          Number.isFinite(low) ? formatInterval([low, high], (value) => formatNumber(value)) : '–',
          q === undefined ? '–' : formatPValue(q),
        ],
      })),
    }),
    csv: toCsv(
      ['model', 'gene', 'context', 'against', 'samples', 'skill', 'low', 'high', 'p_value', 'q_value'],
      models.flatMap((model) =>
        rowsOf(model).map(({ gene, context, against, n, skill, low, high, p, q }) => [
          ...[model.name, gene, context, against, n, skill, low, high, p, q],
        ]),
      ),
    ),
  };
}
