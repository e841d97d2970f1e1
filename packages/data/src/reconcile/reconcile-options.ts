import { z } from 'zod';

/** How the markers of two files are held against each other. */
export const reconcileOptions = z.strictObject({
  by: z
    .enum(['auto', 'position', 'id'])
    .default('auto')
    .describe(
      'What makes two markers one: auto, position and alleles where both files know them, else the id; position, these alone; id, the id alone with positions ignored (genome builds that differ).',
    ),
  complement: z
    .boolean()
    .default(false)
    .describe(
      'Whether alleles that are those of the other strand (A/G and T/C) are the same marker. By default they are not, but are counted.',
    ),
  ambiguous: z
    .enum(['keep', 'drop'])
    .default('keep')
    .describe('What becomes of markers whose alleles read alike on both strands (A/T and C/G).'),
  frequencyGap: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe('Allele frequencies that differ by more are reported, where both are known.'),
});

/**
 * How the markers of two files are held against each other. `by`: what makes two markers one (default `auto`: position
 * and alleles where both files know them, else the id); `complement`: whether A/G is T/C of the other strand (default
 * no); `ambiguous`: whether A/T and C/G are kept (the default) or dropped; `frequencyGap`: allele frequencies that
 * differ by more than this are reported (default 0.2).
 */
export type ReconcileOptions = z.input<typeof reconcileOptions>;
