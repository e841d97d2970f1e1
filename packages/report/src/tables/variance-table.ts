import { metricsIn } from '@snpress/evaluate/metrics/metrics';
import type { Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../input/report-input.js';
import { metricTable } from './metric-table.js';
import type { Table } from './table.js';

/** R² between and within genes and the calibration within genes of every model. */
export function varianceTable(
  models: readonly EvaluatedModel[],
  baseline: EvaluatedModel | undefined,
  caption: Markup,
): Table {
  const rows = models.map((model) => ({
    ...{ model, head: model.name },
    emphasis: model === baseline ? ('baseline' as const) : undefined,
  }));
  return metricTable('variance', metricsIn('variance'), rows, caption);
}
