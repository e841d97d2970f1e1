import type { Matrix } from '@snpress/data';
import type { WriteTextOptions } from '../text/write-text-options.js';
import { quotedField } from '../text/quoted-field.js';
import { valueText } from '../text/value-text.js';
import { writeLines } from '../text/write-lines.js';

/**
 * Writes a matrix as a long table: `sample`, `gene` and `value`, one row per pair, also where the value is missing, gene
 * after gene; compressed where the path ends in `.gz`. `readMatrix` reads the same values back. Positions are not written.
 * @throws DataError where an id holds a line break or a value is infinite: text cannot say it.
 */
export async function writeLongMatrix(
  path: string,
  matrix: Matrix,
  { delimiter = 'tab', missing = 'NA', ...options }: WriteTextOptions = {},
): Promise<void> {
  await writeLines(path, longLines(path, matrix, delimiter === 'tab' ? '\t' : ',', missing), options);
}

function* longLines(file: string, matrix: Matrix, separator: string, missing: string): Generator<string> {
  const samples = matrix.samples.map((id) => quotedField(id, separator, file));
  yield ['sample', 'gene', 'value'].join(separator) + '\n';
  for (const [feature, id] of matrix.features.entries()) {
    const gene = quotedField(id, separator, file);
    for (const [sample, name] of samples.entries()) {
      const value = valueText(matrix, feature, sample, missing, file);
      yield `${name}${separator}${gene}${separator}${value}\n`;
    }
  }
}
