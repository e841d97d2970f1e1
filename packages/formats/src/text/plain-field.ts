import { DataError } from '@snpress/data/errors/data-error';

/**
 * An id as a field of a tab-separated file whose readers know no quotes.
 * @throws DataError where it cannot be one.
 */
export function plainField(id: string, format: string, file: string): string {
  if (id !== '' && !/[\t\n\r]/.test(id) && !id.startsWith('"') && id.trim() === id) return id;
  throw new DataError({
    message: `Id ${JSON.stringify(id)} is empty, or holds a tab, a line break, a quote or a blank where ${format} files do not hold one`,
    file,
    hint: 'Rename it first',
  });
}
