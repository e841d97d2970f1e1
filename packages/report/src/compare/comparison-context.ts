import type { Exhibits } from '../page/exhibits.js';
import type { RunComparison } from './run-comparison.js';

/** What every section of a comparison is made from. */
export interface ComparisonContext {
  readonly comparison: RunComparison;
  readonly exhibits: Exhibits;
}
