import type { RankedModels } from '../headline/rank-models.js';
import type { CompleteInput } from '../input/complete-input.js';
import type { DrawnCurve } from './drawn-curves.js';
import type { DrawnGenes } from './drawn-genes.js';
import type { Exhibits } from './exhibits.js';
import type { Term } from './section.js';

/** What every section is made from. */
export interface PageContext {
  readonly input: CompleteInput;
  readonly ranked: RankedModels;
  /** The genes that have a figure of their own. */
  readonly drawn: DrawnGenes;
  /** The models whose calibration is drawn. */
  readonly curves: readonly DrawnCurve[];
  readonly exhibits: Exhibits;
  /** What the words of all sections of the page mean. */
  readonly terms: readonly Term[];
}

/** Of how many models a figure each is drawn where one says much the same as the next: the best ones. */
export const modelsDrawn = 8;
