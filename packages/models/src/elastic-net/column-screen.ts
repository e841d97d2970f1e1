import { fitsSteps } from '../kernels/step-columns.js';
import type { ColumnScreen } from './column-search.js';
import type { DesignMemory } from './design-memory.js';
import { IntegerScreen } from './integer-screen.js';
import { StepScreen } from './step-screen.js';

/** The screen of a design: of calls as they are, or of columns that are rounded to integers. */
export function columnScreen(memory: DesignMemory): ColumnScreen {
  const { calls } = memory.design;
  return calls !== undefined && fitsSteps(calls) ? new StepScreen(memory, calls) : new IntegerScreen(memory);
}
