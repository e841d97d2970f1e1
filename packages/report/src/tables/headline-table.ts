import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import { withBaseline, type RankedModels } from '../headline/rank-models.js';
import { markup, type Markup } from '../html/markup.js';
import { metricTable } from './metric-table.js';
import type { Table } from './table.js';

/** Every model and the baseline, best first: squared error, skill and correlation. */
export function headlineTable(ranked: RankedModels, caption: Markup): Table {
  const { models, baseline } = ranked;
  const rows = withBaseline(ranked).map((model) => ({
    model,
    emphasis:
      model === baseline ? ('baseline' as const) : model === models[0] ? ('best' as const) : undefined,
    head: markup`${model.name}${model === baseline && markup` <small>baseline</small>`}${
      model.type !== undefined && model.type !== model.name && markup` <small>${model.type}</small>`
    }`,
  }));
  return metricTable('models', metricsIn('report'), rows, caption);
}
