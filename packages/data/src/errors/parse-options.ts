import type { z } from 'zod';
import { DataError } from './data-error.js';

/**
 * Checks options and fills in their defaults.
 * @throws DataError that names every option at fault.
 */
export function parseOptions<S extends z.ZodType>(
  schema: S,
  options: z.input<S>,
  place: string,
): z.output<S> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new DataError(
    parsed.error.issues.map(({ path, message }) => ({
      message: `${['options', ...path].join('.')}: ${message}`,
      file: place,
    })),
  );
}
