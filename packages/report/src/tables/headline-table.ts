import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import { withBaseline, type RankedModels } from '../headline/rank-models.js';
import { markup, type Markup } from '../html/markup.js';
import { metricTable } from './metric-table.js';
import type { Table } from './table.js';

/**
 * Every model and the baseline, best first: squared error, skill and correlation.
 * @param tied - the best models, which are set off
 */
export function headlineTable(ranked: RankedModels, tied: readonly string[], caption: Markup): Table {
  const { baseline } = ranked;
  const rows = withBaseline(ranked).map((model) => ({
    model,
    emphasis:
      model === baseline ? ('baseline' as const) : tied.includes(model.name) ? ('best' as const) : undefined,
    head: markup`${model.name}${model === baseline && markup` <small>baseline</small>`}${
      model.type !== undefined && model.type !== model.name && markup` <small>${model.type}</small>`
    }`,
  }));
  return metricTable('models', metricsIn('report'), rows, caption);
}
