import { numericCells, type Cells } from '../text-matrix/cells.js';
import type { Control } from './control.js';

/** Phenotypes as cells: numbers. */
export function phenotypeCells({ file }: Control): Cells {
  return {
    fill: numericCells.fill,
    problem(row, field, value, of, missing) {
      const problem = numericCells.problem(row, field, value, of, missing);
      const { hint } = problem;
      return hint?.startsWith('If it stands for a missing value') === true
        ? { ...problem, hint: `If it stands for a missing value, add it to \`na.strings\` in ${file}` }
        : problem;
    },
  };
}
