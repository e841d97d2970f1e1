import { z } from 'zod';

/** Sample groups (families, batches) that no fold may straddle: a column of a table with a `sample` column. */
export interface GroupsSpec {
  readonly file: string;
  readonly column: string;
}

/** How samples are held out for testing. */
export type OuterSplitSpec =
  | { readonly holdout: number }
  | { readonly folds: number; readonly repeats: number; readonly groups?: GroupsSpec }
  | { readonly file: string };

/** How an experiment splits its samples. */
export interface SplitSpec {
  readonly outer: OuterSplitSpec;
  /** The folds of each outer training set in which hyperparameters are chosen. */
  readonly inner: { readonly folds: number };
}

const groups = z.strictObject({
  file: z.string().min(1).describe('A table (TSV or CSV) with a header and a column `sample`.'),
  column: z.string().min(1).default('group').describe('The column of that table that names the group.'),
});

const outer = z
  .strictObject({
    holdout: z
      .number()
      .positive()
      .optional()
      .describe('Holds out this many samples at random (12), or this share of them (0.2).'),
    folds: z
      .int()
      .min(2)
      .optional()
      .describe('Holds out each of this many random folds in turn, of equal size to within one sample.'),
    repeats: z.int().min(1).optional().describe('How often to divide into folds anew; once when left out.'),
    groups: groups.optional().describe('Keeps the samples of a group in one fold.'),
    file: z
      .string()
      .min(1)
      .optional()
      .describe('A table (TSV or CSV) with a header and the columns `sample` and `fold`.'),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    const { holdout } = value;
    const kinds = (['holdout', 'folds', 'file'] as const).filter((key) => value[key] !== undefined);
    if (kinds.length !== 1) {
      const found = kinds.length === 0 ? 'none of them is here' : `${kinds.join(' and ')} are both here`;
      context.addIssue({
        code: 'custom',
        message: `an outer split has one of holdout, folds and file, but ${found}`,
      });
    }
    if (holdout !== undefined && holdout >= 1 && !Number.isInteger(holdout)) {
      context.addIssue({
        code: 'custom',
        path: ['holdout'],
        message: `holdout is a whole number of samples (12) or a share below 1 (0.2), not ${holdout}`,
      });
    }
    for (const key of ['repeats', 'groups'] as const) {
      if (value[key] === undefined || value.folds !== undefined || kinds.length !== 1) continue;
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `${key} goes with folds, not with ${kinds[0]!}`,
      });
    }
  })
  .overwrite((value) => (value.folds === undefined ? value : { ...value, repeats: value.repeats ?? 1 }));

const inner = z.strictObject({
  folds: z
    .int()
    .min(2)
    .default(5)
    .describe('Random folds of each outer training set, in which hyperparameters are chosen.'),
});

/** The `split` block as a user writes it: what has a default may be left out. */
export interface SplitInput {
  readonly outer:
    | { readonly holdout: number }
    | {
        readonly folds: number;
        readonly repeats?: number;
        readonly groups?: { readonly file: string; readonly column?: string };
      }
    | { readonly file: string };
  readonly inner?: { readonly folds?: number };
}

/**
 * The `split` block of a spec. Its outer part is an object of optional keys rather than a union, so that what is wrong
 * is reported at its own path.
 */
export const splitSchema = z.strictObject({
  outer: outer.describe('How samples are held out for testing.'),
  inner: inner
    .default({ folds: 5 })
    .describe('How hyperparameters are chosen within each outer training set.'),
}) as unknown as z.ZodType<SplitSpec, SplitInput>;
