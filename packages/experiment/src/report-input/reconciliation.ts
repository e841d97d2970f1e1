import type { Reconciliation } from '@snpress/report';
import type { DataReconciliation } from '../artifacts/data-facts.js';

/** How the samples of both files met, as the report says it. */
export function reconciliationOf({
  matched,
  genotypes,
  expression,
  covariates,
}: DataReconciliation): Reconciliation {
  const sides = { genotypes, expression, ...(covariates && { covariates }) };
  return {
    matched,
    inputs: Object.entries(sides).map(([name, side]) => ({ name, samples: side.total })),
    renamed: Object.entries(sides).flatMap(([from, { renamed }]) =>
      renamed === undefined ? [] : [{ from, ...renamed }],
    ),
    dropped: Object.entries(sides).flatMap(([from, side]) =>
      side.dropped.map(({ id, reason }) => ({ sample: id, from, reason })),
    ),
  };
}
