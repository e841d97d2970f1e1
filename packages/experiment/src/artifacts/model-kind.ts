import { z } from 'zod';

/** A kind of model and which markers it is given: all, or those within so many bases of each gene. */
export const modelKind = z.object({
  type: z.string(),
  markers: z.object({ cis: z.number() }).optional(),
});

export type ModelKind = z.output<typeof modelKind>;
