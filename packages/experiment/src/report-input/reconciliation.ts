import type { Provenance, Reconciliation } from '@snpress/report';

/** What the stage that read the data found. */
export interface DataReconciliation {
  readonly matched: number;
  readonly ploidy: 1 | 2;
  readonly genotypes: Side;
  readonly expression: Side;
  /** Where there is a table of covariates. */
  readonly covariates?: Side;
  readonly files: NonNullable<Provenance['inputs']>;
}

interface Side {
  readonly total: number;
  readonly dropped: readonly { readonly id: string; readonly reason: string }[];
  /** How many samples a table of ids gave another id. */
  readonly renamed?: { readonly samples: number; readonly table: string };
}

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
