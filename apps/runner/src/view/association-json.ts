import type { AssociatedGwas } from '@snpress/experiment';
import { associationSummary } from '@snpress/experiment/associate/association-summary';

/** What an association found, as data; the genes are in its table. */
export function associationJson({ gwas, found, variants, models, joint, notes }: AssociatedGwas): object {
  return {
    gwas,
    matched: { by: found.by, ...found.matches },
    variants,
    models: models.map(associationSummary),
    ...(joint && { joint: { genes: joint.length } }),
    notes,
  };
}
