import { csvLine } from '@snpress/report/csv/to-csv';
import type { ModelClaims } from './model-claims.js';

/** What models claim of each gene and what was found, as CSV, the highest r first. */
export function* claimsTable(claims: readonly ModelClaims[]): Generator<string> {
  yield csvLine(['model', 'gene', 'r', 'r_low', 'r_high', 'p', 'q', 'r2', 'claimed_r2']);
  for (const { model, genes } of claims)
    for (const own of [...genes].sort((a, b) => (b.r || -2) - (a.r || -2)))
      yield csvLine([
        ...[model, own.gene, own.r, own.interval[0], own.interval[1], own.p, own.q, own.r2],
        own.claimed,
      ]);
}
