import type { ContextFit, Grid, MarkerChoice } from '@snpress/models';
import { z } from 'zod';

/** How a model is fitted to several contexts, and how its settings are chosen within each fit. */
export interface ContextKind {
  readonly how: ContextFit;
  readonly folds: number;
  readonly grid: Grid;
  readonly select: 'global' | 'per-gene';
}

/** A kind of model, which markers it is given where those are not all, and how contexts are fitted where there are several. */
export const modelKind = z.object({
  type: z.string(),
  markers: z.custom<MarkerChoice>((value) => typeof value === 'object' && value !== null).optional(),
  contexts: z.custom<ContextKind>((value) => typeof value === 'object' && value !== null).optional(),
});

export type ModelKind = z.output<typeof modelKind>;
