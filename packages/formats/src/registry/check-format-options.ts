import { DataError } from '@snpress/data/errors/data-error';
import type { DataProblem } from '@snpress/data';
import { allFormats, formatNamed, type FormatName } from './formats.js';
import { samplesInRowsProblem } from './samples-in-rows.js';
import type { MatrixSource } from './matrix-source.js';

/**
 * Refuses options that a format does not have.
 * @param format - what the file is read as
 * @throws DataError where an option of another format is given, or samples in rows for a format that cannot have them there.
 */
export function checkFormatOptions(source: MatrixSource, format: FormatName): void {
  const { path: file, orientation } = source;
  const own = formatNamed(format).options ?? {};
  const problems: DataProblem[] = allFormats
    .filter(({ name }) => name !== format)
    .flatMap(({ name, options = {} }) =>
      Object.keys(options)
        .filter((key) => source[key as keyof MatrixSource] !== undefined && !(key in own))
        .map((key) => ({
          code: 'option-of-other-format',
          message: `This is read as ${format}, which has no option \`${key}\`: that is for ${name} files`,
          file,
          hint: `Remove \`${key}\`, or say \`format: ${name}\` where the file is one`,
        })),
    );
  if (orientation === 'samples-in-rows' && formatNamed(format).holds.samplesInRows === false) {
    problems.push({
      code: 'no-samples-in-rows',
      message: samplesInRowsProblem(format),
      file,
      hint: 'Remove `orientation`',
    });
  }
  if (problems.length > 0) throw new DataError(problems);
}
