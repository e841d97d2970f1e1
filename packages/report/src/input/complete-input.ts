import type { CisTransSkill } from '@snpress/evaluate';
import type { ReportInput } from './report-input.js';

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
