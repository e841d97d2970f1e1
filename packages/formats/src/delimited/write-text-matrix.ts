import type { Matrix } from '@snpress/data';
import { quotedField } from '../text/quoted-field.js';
import { valueText } from '../text/value-text.js';
import type { WriteTextOptions } from '../text/write-text-options.js';
import { writeLines } from '../text/write-lines.js';

/**
 * Writes a matrix as text, features in rows, under a header line `id` and the sample ids; compressed where the path
 * ends in `.gz`. `readMatrix` reads the same values back. Positions are not written.
 * @throws DataError where an id holds a line break or a value is infinite: text cannot say it.
 */
export async function writeTextMatrix(
  path: string,
  matrix: Matrix,
  { delimiter = 'tab', missing = 'NA', ...options }: WriteTextOptions = {},
): Promise<void> {
  await writeLines(path, textLines(path, matrix, delimiter === 'tab' ? '\t' : ',', missing), options);
}

function* textLines(file: string, matrix: Matrix, separator: string, missing: string): Generator<string> {
  const { samples, features } = matrix;
  const field = (id: string): string => quotedField(id, separator, file);
  yield ['id', ...samples.map(field)].join(separator) + '\n';
  for (let feature = 0; feature < features.length; feature++) {
    let line = field(features[feature]!);
    for (let sample = 0; sample < samples.length; sample++) {
      line += separator + valueText(matrix, feature, sample, missing, file);
    }
    yield line + '\n';
  }
}
