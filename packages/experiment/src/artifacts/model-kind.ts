import type { ContextFit, Grid } from '@snpress/models';
import { z } from 'zod';

/** How a model is fitted to several contexts, and how its settings are chosen within each fit. */
export interface ContextKind {
  readonly how: ContextFit;
  readonly folds: number;
  readonly grid: Grid;
  readonly select: 'global' | 'per-gene';
}

/**
 * A kind of model, which markers it is given (all, or those within so many bases of each gene), and how contexts are fitted where there
 * are several.
 */
export const modelKind = z.object({
  type: z.string(),
  markers: z.object({ cis: z.number() }).optional(),
  contexts: z.custom<ContextKind>((value) => typeof value === 'object' && value !== null).optional(),
});

export type ModelKind = z.output<typeof modelKind>;
