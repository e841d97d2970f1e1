import { DataError } from '../errors/data-error.js';
import type { Matrix } from '../matrix/matrix.js';
import { formatFloat32 } from '../text/format-float32.js';
import { writeText } from './write-text.js';

/** How a matrix is to be written as text. */
export interface WriteTextOptions {
  readonly delimiter?: 'tab' | 'comma' | undefined;
  /** What is written for a missing value. */
  readonly missing?: string | undefined;
}

/**
 * Writes a matrix as text, features in rows, under a header line `id` and the sample ids; compressed where the path
 * ends in `.gz`. `readMatrix` reads the same values back. Positions are not written.
 * @throws DataError where an id holds a line break or a value is infinite: text cannot say it.
 */
export async function writeTextMatrix(
  path: string,
  matrix: Matrix,
  { delimiter = 'tab', missing = 'NA' }: WriteTextOptions = {},
): Promise<void> {
  const separator = delimiter === 'tab' ? '\t' : ',';
  await writeText(path, blocksOfLines(path, matrix, separator, missing));
}

const linesPerBlock = 256;

function* blocksOfLines(
  file: string,
  { samples, features, values }: Matrix,
  separator: string,
  missing: string,
): Generator<string> {
  const field = (id: string): string => quoted(id, separator, file);
  let block = ['id', ...samples.map(field)].join(separator) + '\n';
  for (let feature = 0; feature < features.length; feature++) {
    block += field(features[feature]!);
    for (let sample = 0; sample < samples.length; sample++) {
      const value = values[feature * samples.length + sample]!;
      if (Math.abs(value) === Infinity) {
        throw new DataError({
          message: `Feature ${features[feature]}, sample ${samples[sample]}, is ${value}, which text formats do not hold`,
          file,
          hint: 'Make it finite or missing first',
        });
      }
      block += separator + (Number.isNaN(value) ? missing : formatFloat32(value));
    }
    block += '\n';
    if (feature % linesPerBlock === linesPerBlock - 1) {
      yield block;
      block = '';
    }
  }
  yield block;
}

function quoted(id: string, separator: string, file: string): string {
  if (id.includes('\n')) {
    throw new DataError({
      message: `Id ${JSON.stringify(id)} holds a line break, which text formats do not hold`,
      file,
      hint: 'Rename it first',
    });
  }
  const isPlain = !id.includes(separator) && !id.includes('"') && id.trim() === id;
  return isPlain ? id : `"${id.replaceAll('"', '""')}"`;
}
