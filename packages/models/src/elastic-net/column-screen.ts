import { fitsSteps } from '../kernels/step-columns.js';
import type { ColumnScreen } from './column-search.js';
import type { Design } from './design.js';
import { IntegerScreen } from './integer-screen.js';
import { StepScreen } from './step-screen.js';

/** The screen of a design: of calls as they are, or of columns that are rounded to integers. */
export function columnScreen(design: Design): ColumnScreen {
  const { calls } = design;
  return calls !== undefined && fitsSteps(calls) ? new StepScreen(design, calls) : new IntegerScreen(design);
}
