import { fillValues } from './fill-values.js';
import { badNumber } from './matrix-problems.js';

/** What the cells of a table are, and what is said of one that is not. */
export interface Cells {
  readonly fill: typeof fillValues;
  readonly problem: typeof badNumber;
}

/** Numbers. */
export const numericCells: Cells = { fill: fillValues, problem: badNumber };
