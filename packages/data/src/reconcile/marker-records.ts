import { isAmbiguous } from './compare-alleles.js';
import type { Met } from './marker-matcher.js';
import type { MarkerRecord } from './marker-reconciliation.js';
import { describeMatch, describeMismatch } from './marker-notes.js';
import type { Marker } from './marker.js';
import type { MatcherFindings } from './reconciliation-of.js';

/** The table of a reconciliation, row by row. */
export function* markerRecords(findings: MatcherFindings): Generator<MarkerRecord> {
  const { index, met, near, dropped } = findings;
  for (let at = 0; at < index.size; at++) {
    const reference = index.marker(at);
    const one = met[at];
    if (one !== undefined) yield metRecord(reference, one, findings);
    else {
      const other = near.get(at);
      const reason = other?.reason ?? 'not-there';
      yield {
        ...unmatched(reference, other?.given),
        status: 'absent',
        reason,
        note: describeMismatch(reason, reference, other?.given, 'reference'),
      };
    }
  }
  for (const { given, reference, reason } of dropped) {
    const marker = reference === undefined ? undefined : index.marker(reference);
    yield {
      ...unmatched(marker, given),
      status: 'dropped',
      reason,
      note: describeMismatch(reason, marker, given, 'given'),
    };
  }
}

function metRecord(reference: Marker, one: Met, { index, settings }: MatcherFindings): MarkerRecord {
  const { given, candidate, idOf, twin } = one;
  const flipped = candidate.alleles?.flipped ?? false;
  const givenFrequency = flipped ? 1 - given.frequency : given.frequency;
  const ambiguous = isAmbiguous(reference) || isAmbiguous(given);
  const named = idOf === undefined ? undefined : index.marker(idOf);
  const shared = twin === undefined ? undefined : index.marker(twin);
  return {
    status: 'met',
    reference,
    given,
    by: candidate.by,
    flipped,
    complement: candidate.alleles?.complement ?? false,
    ambiguous,
    givenFrequency,
    reason: undefined,
    note: describeMatch(
      { reference, given, givenFrequency, ambiguous, alleles: candidate.alleles, named, shared },
      settings.frequencyGap,
    ),
  };
}

function unmatched(reference: Marker | undefined, given: Marker | undefined) {
  return {
    reference,
    given,
    by: undefined,
    flipped: false,
    complement: false,
    ambiguous: isAmbiguous(reference ?? given!),
    givenFrequency: given?.frequency ?? NaN,
  };
}
