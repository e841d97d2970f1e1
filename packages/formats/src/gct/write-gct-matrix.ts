import type { Matrix } from '@snpress/data';
import type { WritingOptions } from '../files/writing-options.js';
import { plainField } from '../text/plain-field.js';
import { valueText } from '../text/value-text.js';
import { writeLines } from '../text/write-lines.js';

/**
 * Writes a matrix as GCT 1.2, `na` for every description, `NA` for a missing value; compressed where the path ends in
 * `.gz`. `readMatrix` reads the same values back. Positions are not written.
 * @throws DataError where an id or a value is none that GCT holds.
 */
export async function writeGctMatrix(path: string, matrix: Matrix, options?: WritingOptions): Promise<void> {
  await writeLines(path, gctLines(path, matrix), options);
}

function* gctLines(file: string, matrix: Matrix): Generator<string> {
  const { samples, features } = matrix;
  const field = (id: string): string => plainField(id, 'GCT', file);
  yield `#1.2\n${features.length}\t${samples.length}\n`;
  yield ['Name', 'Description', ...samples.map(field)].join('\t') + '\n';
  for (let feature = 0; feature < features.length; feature++) {
    let line = `${field(features[feature]!)}\tna`;
    for (let sample = 0; sample < samples.length; sample++) {
      line += `\t${valueText(matrix, feature, sample, 'NA', file)}`;
    }
    yield line + '\n';
  }
}
