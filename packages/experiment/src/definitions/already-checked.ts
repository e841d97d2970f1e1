import { z } from 'zod';

/** Parameters that were checked where they were read, by a schema that a stage need not know. */
export const alreadyChecked = <T extends object>() =>
  z.custom<T>((value) => typeof value === 'object' && value !== null);
