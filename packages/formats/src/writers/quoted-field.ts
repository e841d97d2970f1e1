import { DataError } from '@snpress/data/errors/data-error';

/**
 * An id as a field of a table of text, with quotes where it needs them.
 * @throws DataError where it holds a line break.
 */
export function quotedField(id: string, separator: string, file: string): string {
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
