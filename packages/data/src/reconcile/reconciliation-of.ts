import type { MarkerReconciliation, MarkerRecord } from './marker-reconciliation.js';
import { markerRecords } from './marker-records.js';
import type { MatcherFindings } from './matcher-findings.js';
import { summariseRecords } from './summarise-records.js';

/** What a matcher found, in columns and in words. */
export function reconciliationOf(findings: MatcherFindings): MarkerReconciliation {
  const { reference, met } = findings;
  const records = (): Iterable<MarkerRecord> => markerRecords(findings);
  return {
    reference,
    columns: Int32Array.from(met, (one) => one?.given.index ?? -1),
    flipped: Uint8Array.from(met, (one) => Number(one?.candidate.alleles?.flipped ?? false)),
    ...summariseRecords(records(), findings),
    records,
  };
}
