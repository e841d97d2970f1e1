import { writeArrowMatrix } from '@snpress/formats/arrow/write-arrow-matrix';
import type { Dataset } from '@snpress/data';
import { writeJson } from './json-file.js';

/** Writes the outputs that every data stage has. */
export async function writeDataset(
  outputs: Readonly<Record<string, string>>,
  { genotypes, expression }: Dataset,
  reconciliation: object,
): Promise<void> {
  await writeArrowMatrix(outputs.genotypes!, genotypes);
  await writeArrowMatrix(outputs.expression!, expression);
  await writeJson(outputs.samples!, genotypes.samples);
  await writeJson(outputs.reconciliation!, reconciliation);
}
