import { benjaminiHochberg } from '@snpress/evaluate/permutation/benjamini-hochberg';
import type { ModelAssociations } from './model-associations.js';

/** Fills in q over all genes of all models: they are tested together. */
export function rateDiscoveries(models: readonly Pick<ModelAssociations, 'p' | 'q'>[]): void {
  const all = new Float64Array(models.reduce((sum, { p }) => sum + p.length, 0));
  let from = 0;
  for (const { p } of models) {
    all.set(p, from);
    from += p.length;
  }
  const rates = benjaminiHochberg(all);
  from = 0;
  for (const { q } of models) {
    q.set(rates.subarray(from, from + q.length));
    from += q.length;
  }
}
