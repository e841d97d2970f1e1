import type { Split } from './split.js';

/** The split of rows 0 … size − 1 in which the rows with `inTest` are held out. */
export function splitOfTest(label: string, size: number, inTest: (row: number) => boolean): Split {
  const train: number[] = [];
  const test: number[] = [];
  for (let row = 0; row < size; row++) (inTest(row) ? test : train).push(row);
  return { label, train, test };
}
