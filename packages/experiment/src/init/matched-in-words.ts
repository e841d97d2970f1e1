import { someOf } from '@snpress/data/errors/some-of';

/** Which samples are in both matrices. */
export interface MatchedFiles {
  /** Samples in both. */
  readonly matched: number;
  /** Ids of the samples that are in one alone. */
  readonly dropped: { readonly genotypes: readonly string[]; readonly expression: readonly string[] };
}

/** `112 samples are in both; left out: 3 only in genotypes (a, b, c)` */
export function matchedInWords({ matched, dropped }: MatchedFiles): string {
  const left = Object.entries(dropped)
    .filter(([, ids]) => ids.length > 0)
    .map(([side, ids]) => `${ids.length} only in ${side} (${someOf(ids)})`);
  return `${matched} samples are in both${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}`;
}
