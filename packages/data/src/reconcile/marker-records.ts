import { isAmbiguous } from './compare-alleles.js';
import { describeMatch } from './marker-notes.js';
import type { MarkerRecord } from './marker-reconciliation.js';
import type { Marker } from './marker.js';
import { mismatchRecord } from './mismatch-record.js';
import type { MatcherFindings, Met } from './matcher-findings.js';

/** The table of a reconciliation, row by row. Notes are put into words when they are asked for. */
export function* markerRecords(findings: MatcherFindings): Generator<MarkerRecord> {
  const { index, met, near, dropped } = findings;
  for (let at = 0; at < index.size; at++) {
    const reference = index.marker(at);
    const one = met[at];
    if (one === undefined) {
      const other = near.get(at);
      yield mismatchRecord('absent', reference, other?.given, other?.reason ?? 'not-there');
    } else yield match(reference, one, findings);
  }
  for (const { given, reference, reason } of dropped) {
    const marker = reference === undefined ? undefined : index.marker(reference);
    yield mismatchRecord('dropped', marker, given, reason);
  }
}

function match(
  reference: Marker,
  { given, candidate, idOf, twin }: Met,
  { index, settings }: MatcherFindings,
): MarkerRecord {
  const { by, alleles } = candidate;
  const flipped = alleles?.flipped ?? false;
  const givenFrequency = flipped ? 1 - given.frequency : given.frequency;
  const ambiguous = isAmbiguous(reference) || isAmbiguous(given);
  return {
    status: 'met',
    reference,
    given,
    by,
    flipped,
    complement: alleles?.complement ?? false,
    ambiguous,
    givenFrequency,
    reason: undefined,
    get note() {
      const named = idOf === undefined ? undefined : index.marker(idOf);
      const shared = twin === undefined ? undefined : index.marker(twin);
      const remarkable = { reference, given, givenFrequency, ambiguous, alleles, named, shared };
      return describeMatch(remarkable, settings.frequencyGap);
    },
  };
}
