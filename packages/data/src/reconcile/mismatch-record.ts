import { isAmbiguous } from './compare-alleles.js';
import { describeMismatch } from './marker-notes.js';
import type { MarkerRecord, MismatchReason } from './marker-reconciliation.js';
import type { Marker } from './marker.js';

/** The row of a marker that was not met, with the one of the other file that comes nearest. */
export function mismatchRecord(
  status: 'absent' | 'dropped',
  reference: Marker | undefined,
  given: Marker | undefined,
  reason: MismatchReason,
): MarkerRecord {
  return {
    status,
    reference,
    given,
    by: undefined,
    flipped: false,
    complement: false,
    ambiguous: isAmbiguous(reference ?? given!),
    givenFrequency: given?.frequency ?? NaN,
    reason,
    get note() {
      return describeMismatch(reason, reference, given, status);
    },
  };
}
