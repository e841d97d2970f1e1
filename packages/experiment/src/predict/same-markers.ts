import { isDeepStrictEqual } from 'node:util';
import type { ModelArtifact } from '@snpress/models';

type Described = Pick<ModelArtifact, 'markers' | 'ploidy' | 'reading'>;

/** Whether two models take the same variants, read alike, so that one reading of a file serves both. */
export function sameMarkers(
  { markers: a, ploidy: m, reading: one }: Described,
  { markers: b, ploidy: n, reading: other }: Described,
): boolean {
  const same = (first: ArrayLike<unknown> | undefined, second: ArrayLike<unknown> | undefined): boolean => {
    if (first === undefined || second === undefined) return first === second;
    if (first.length !== second.length) return false;
    for (let at = 0; at < first.length; at++) if (!Object.is(first[at], second[at])) return false;
    return true;
  };
  return (
    m === n &&
    isDeepStrictEqual(one, other) &&
    same(a.ids, b.ids) &&
    same(a.positions?.chromosome, b.positions?.chromosome) &&
    same(a.positions?.start, b.positions?.start) &&
    same(a.alleles?.counted, b.alleles?.counted) &&
    same(a.alleles?.other, b.alleles?.other) &&
    same(a.frequencies, b.frequencies)
  );
}
