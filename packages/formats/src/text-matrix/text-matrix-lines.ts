import type { Matrix } from '@snpress/data';
import { quotedField } from '../text/quoted-field.js';
import { valueText } from '../text/value-text.js';
import type { WriteTextOptions } from '../text/write-text-options.js';

/**
 * A matrix as lines of text, features in rows, under a header line `id` and the sample ids.
 * @param file - for messages
 * @throws DataError where an id holds a line break or a value is infinite: text cannot say it.
 */
export function* textMatrixLines(
  matrix: Matrix,
  file: string,
  { delimiter = 'tab', missing = 'NA' }: Pick<WriteTextOptions, 'delimiter' | 'missing'> = {},
): Generator<string, void, undefined> {
  const { samples, features } = matrix;
  const separator = delimiter === 'tab' ? '\t' : ',';
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
