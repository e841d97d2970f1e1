import type { RankedModels } from '../headline/rank-models.js';
import type { ReportInput } from '../report-input.js';
import type { DrawnGenes } from './drawn-genes.js';
import type { Exhibits } from './exhibits.js';

/** What every section is made from. */
export interface PageContext {
  readonly input: ReportInput;
  readonly ranked: RankedModels;
  /** The genes that have a figure of their own. */
  readonly drawn: DrawnGenes;
  readonly exhibits: Exhibits;
}

/** Of how many models a figure each is drawn where one says much the same as the next: the best ones. */
export const modelsDrawn = 8;
