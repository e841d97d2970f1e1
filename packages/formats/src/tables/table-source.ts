import { z } from 'zod';
import { encodingSchema } from '../text/encoding-schema.js';

/** A small table in a spec: its path, or its path and its encoding. */
export const tableSource = z.union([
  z.string().min(1),
  z.strictObject({ path: z.string().min(1), encoding: encodingSchema }),
]);

/** Where a small table is and what it is written in. */
export type TableSource = z.input<typeof tableSource>;
