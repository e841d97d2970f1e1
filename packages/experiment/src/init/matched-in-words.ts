import { someOf } from '@snpress/data/errors/some-of';
import type { FoundFiles } from './found-files.js';

/** `112 samples are in both; left out: 3 only in genotypes (a, b, c)` */
export function matchedInWords({ matched, dropped, expression, covariates }: FoundFiles): string {
  const are =
    expression.length > 1
      ? `have genotypes${covariates ? ', covariates' : ''} and expression of a context at least`
      : `are in ${covariates ? 'all' : 'both'}`;
  const left = [
    ['only in genotypes', dropped.genotypes],
    ['only in expression', dropped.expression],
    ['without covariates', dropped.covariates],
  ] as const;
  const said = left.flatMap(([where, ids]) =>
    ids.length > 0 ? `${ids.length} ${where} (${someOf(ids)})` : [],
  );
  return `${matched} samples ${are}${said.length > 0 ? `; left out: ${said.join(', ')}` : ''}`;
}
