import { DataError } from '@snpress/data/errors/data-error';
import { quoteField } from '@snpress/data/text/quote-field';

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
  return quoteField(id, { delimiter: separator });
}
