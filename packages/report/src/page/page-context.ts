import type { RankedModels } from '../headline/rank-models.js';
import type { ReportInput } from '../report-input.js';
import type { Exhibits } from './exhibits.js';

/** What every section is made from. */
export interface PageContext {
  readonly input: ReportInput;
  readonly ranked: RankedModels;
  readonly exhibits: Exhibits;
}
