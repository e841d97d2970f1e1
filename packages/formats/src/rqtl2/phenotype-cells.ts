import { numericCells, type Cells } from '../text-matrix/cells.js';
import type { Control } from './control.js';

/** Phenotypes as cells: numbers. */
export function phenotypeCells({ file }: Control): Cells {
  return {
    fill: numericCells.fill,
    problem: (row, field, value, of, missing) =>
      numericCells.problem(row, field, value, of, missing, () => `add it to \`na.strings\` in ${file}`),
  };
}
