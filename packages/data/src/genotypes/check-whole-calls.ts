import { DataError } from '../errors/data-error.js';
import type { Matrix } from '../matrix/matrix.js';

/**
 * Checks that all dosages are whole, or missing.
 * @param format what holds whole calls alone, as messages call it: `PLINK 1 files`
 * @throws DataError with the first that is not, and how many there are.
 */
export function checkWholeCalls({ samples, features, values }: Matrix, file: string, format: string): void {
  let first = -1;
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const dosage = values[index]!;
    if (Number.isInteger(dosage) || Number.isNaN(dosage)) continue;
    if (count === 0) first = index;
    count++;
  }
  if (count === 0) return;
  const marker = features[Math.floor(first / samples.length)]!;
  const sample = samples[first % samples.length]!;
  throw new DataError({
    message: `${count} of ${values.length} dosages are not whole, the first that of marker ${marker}, sample ${sample} (${values[first]!}), and ${format} hold whole calls alone`,
    file,
    hint: 'Write PLINK 2 (.pgen), VCF, Arrow or text, which hold dosages',
  });
}
