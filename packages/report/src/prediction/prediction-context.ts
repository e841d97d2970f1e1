import type { Exhibits } from '../page/exhibits.js';
import type { PredictionReport } from './prediction-report.js';

/** What every section of a prediction's page is made from. */
export interface PredictionContext {
  readonly report: PredictionReport;
  readonly exhibits: Exhibits;
}
