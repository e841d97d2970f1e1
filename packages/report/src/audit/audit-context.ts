import type { Exhibits } from '../page/exhibits.js';
import type { HeldOutPredictions } from '../input/report-input.js';
import type { AuditReport } from './audit-report.js';

/** What every section of an audit's page is made from. */
export interface AuditContext {
  readonly report: AuditReport;
  readonly exhibits: Exhibits;
  /** One file name part per set of predictions. */
  readonly slugs: readonly string[];
  /** The judged values as one split: missing where the truth is. */
  readonly judged: readonly HeldOutPredictions[];
}
