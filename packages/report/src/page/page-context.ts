import type { CisTransSkill } from '@snpress/evaluate';
import type { RankedModels } from '../headline/rank-models.js';
import type { ReportInput } from '../input/report-input.js';
import type { DrawnCurve } from './drawn-curves.js';
import type { DrawnGenes } from './drawn-genes.js';
import type { Exhibits } from './exhibits.js';
import type { Term } from './section.js';

type Defaulted =
  | 'baseline'
  | 'ceilings'
  | 'comparisons'
  | 'enrichments'
  | 'importances'
  | 'inclusions'
  | 'learningCurves'
  | 'predictions'
  | 'selections';

/** What was given with every default: parts of models the best model first, without what cannot be drawn. */
export type CompleteInput = ReportInput &
  Required<Pick<ReportInput, Defaulted>> & {
    /** Skill of markers near a gene and of the others, of models that can be taken apart so. */
    readonly cisTrans: readonly CisTransSkill[];
  };

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
