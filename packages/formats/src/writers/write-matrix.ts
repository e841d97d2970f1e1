import { basename } from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { renamedFeatures } from '@snpress/data/inspect/renamed-features';
import { originalIds } from '@snpress/data/matrix/original-ids';
import type { Matrix } from '@snpress/data';
import type { WritingOptions } from '../files/writing-options.js';
import {
  allFormats,
  namesOf,
  writableFormats,
  type FormatName,
  type NamedFormat,
} from '../registry/formats.js';

/** How a matrix is to be written, where its path does not say, and how the writing is watched. */
export interface WriteMatrixOptions extends WritingOptions {
  readonly format?: FormatName | undefined;
}

/**
 * Writes a matrix in the format named or, without one, in the one that the ending of the path names. Ids that were made unique are written as their
 * file had them, where the format can hold that.
 * @returns whole sentences: what the format does not hold of this matrix
 * @throws DataError where no format has that name or ending, or the format cannot hold the matrix.
 */
export async function writeMatrix(
  path: string,
  matrix: Matrix,
  { format, ...options }: WriteMatrixOptions = {},
): Promise<readonly string[]> {
  const writer = formatToWrite(path, format);
  const features = writer.holds.uniqueIds ? matrix.features : originalIds(matrix.features);
  const warnings = [...(await writer.write!(path, { ...matrix, features }, options))];
  const renamed = writer.holds.uniqueIds ? renamedFeatures(matrix.features) : [];
  if (renamed.length > 0)
    warnings.push(
      `${path}: ${writer.name} files have every id once, so that repeated ones are written with a number (${someOf(renamed)}).`,
    );
  const lost = (['positions', 'alleles'] as const).filter(
    (part) => matrix[part] !== undefined && !writer.holds[part],
  );
  return lost.length === 0
    ? warnings
    : [...warnings, `${path}: ${lost.join(' and ')} are not written; ${writer.name} files do not hold them.`];
}

/** Every file that is written for a path in a format: the path alone, for most. */
export function writtenFiles(path: string, format: NamedFormat): readonly string[] {
  return format.writtenFiles?.(path) ?? [path];
}

/**
 * The format to write: the one named or, without one, the one that the ending of a path names.
 * @throws DataError where there is none.
 */
export function formatToWrite(path: string, format?: FormatName): NamedFormat {
  return format === undefined ? byExtension(path) : byName(format, path);
}

function byName(format: FormatName, file: string): NamedFormat {
  const found = writableFormats.find(({ name }) => name === format);
  if (found !== undefined) return found;
  throw new DataError({
    code: 'unknown-format',
    message: `${JSON.stringify(format)} is no format that matrices are written in`,
    file,
    hint: `Use one of ${namesOf(writableFormats).join(', ')}`,
  });
}

function byExtension(file: string): NamedFormat {
  const name = basename(file);
  const fitting = allFormats.flatMap((format) =>
    format.extensions
      .filter((extension) => name.endsWith(extension))
      .map((extension) => ({ format, extension })),
  );
  const [best] = fitting.sort((a, b) => b.extension.length - a.extension.length);
  if (best !== undefined) return best.format;
  throw new DataError({
    code: 'unknown-format',
    message: 'The ending of this name says nothing about the format to write',
    file,
    hint: `Name the format, or let it end in ${allFormats.flatMap(({ extensions }) => extensions).join(', ')}`,
  });
}
