import { compareAlleles, isAmbiguous, type AlleleMatch } from './compare-alleles.js';
import type { MatchedBy, MismatchReason } from './marker-reconciliation.js';
import type { Marker } from './marker.js';
import type { reconcileOptions } from './reconcile-options.js';
import type { ReferenceIndex } from './reference-index.js';
import type { z } from 'zod';

/** A marker of the reference that a given one may be. */
export interface Candidate {
  readonly reference: number;
  readonly by: MatchedBy;
  /** Undefined where the alleles of either side are not known. */
  readonly alleles: AlleleMatch | undefined;
  /** The better of two matches has the greater one. */
  readonly rank: number;
}

/** A marker of the reference that comes near a given one, and why they are not the same. */
export interface Mismatch {
  readonly reference: number;
  readonly reason: MismatchReason;
}

/** What a given marker may be. */
export interface Candidates {
  /** The best ones alone, the one of the same id first. */
  readonly fits: readonly Candidate[];
  readonly mismatches: readonly Mismatch[];
}

/** Finds what a given marker may be in a reference. */
export function candidatesOf(
  given: Marker,
  index: ReferenceIndex,
  { by, complement, ambiguous }: z.output<typeof reconcileOptions>,
): Candidates {
  const here = by === 'id' ? [] : index.at(given.chromosome, given.position);
  const named = by === 'position' ? undefined : index.withId(given.id);
  const fits: Candidate[] = [];
  const mismatches: Mismatch[] = [];

  const compare = (reference: number, matchedBy: MatchedBy): void => {
    const marker = index.marker(reference);
    const refuse = (reason: MismatchReason): void => void mismatches.push({ reference, reason });
    const alleles = compareAlleles(marker, given);
    if (alleles === 'differ') refuse('alleles-differ');
    else if (ambiguous === 'drop' && (isAmbiguous(marker) || isAmbiguous(given))) refuse('ambiguous');
    else if (alleles === 'unknown') {
      if (reference === named && !index.repeats(given.id))
        fits.push({ reference, by: 'id', alleles: undefined, rank: 1 });
      else refuse('alleles-unknown');
    } else if (alleles.complement && !complement) refuse('other-strand');
    else {
      const isExact = !alleles.partial && !alleles.complement;
      const rank = (matchedBy === 'position' ? 4 : 0) + (isExact ? 2 : 0) + (reference === named ? 1 : 0);
      fits.push({ reference, by: matchedBy, alleles, rank });
    }
  };

  for (const reference of here) compare(reference, 'position');
  if (named !== undefined && !here.includes(named)) {
    const isThere = by === 'id' ? undefined : index.isAt(named, given.chromosome, given.position);
    if (index.repeats(given.id)) mismatches.push({ reference: named, reason: 'id-repeats' });
    else if (isThere === false) mismatches.push({ reference: named, reason: 'position-differs' });
    else compare(named, 'id');
  }
  return { fits: best(fits), mismatches: mismatches.sort(sameIdFirst(named)) };
}

/** Those of the highest rank, but for the id. */
function best(fits: readonly Candidate[]): readonly Candidate[] {
  if (fits.length < 2) return fits;
  const top = Math.max(...fits.map(({ rank }) => rank >> 1));
  return fits
    .filter(({ rank }) => rank >> 1 === top)
    .sort((a, b) => b.rank - a.rank || a.reference - b.reference);
}

function sameIdFirst(named: number | undefined) {
  return (a: Mismatch, b: Mismatch): number =>
    Number(b.reference === named) - Number(a.reference === named) || a.reference - b.reference;
}
