import type { z } from 'zod';
import type { MarkerReconciliation, MarkerRecord } from './marker-reconciliation.js';
import type { Dropped, Met } from './marker-matcher.js';
import { markerRecords } from './marker-records.js';
import type { MarkerTable } from './marker-table.js';
import type { reconcileOptions } from './reconcile-options.js';
import type { ReferenceIndex } from './reference-index.js';
import { summariseRecords } from './summarise-records.js';

/** All that a matcher found. */
export interface MatcherFindings {
  readonly reference: MarkerTable;
  readonly index: ReferenceIndex;
  readonly settings: z.output<typeof reconcileOptions>;
  /** By marker of the reference. */
  readonly met: readonly (Met | undefined)[];
  /** By marker of the reference, the first given marker that came near it. */
  readonly near: ReadonlyMap<number, Dropped>;
  readonly dropped: readonly Dropped[];
  /** Given markers that are like none of the reference and in no row of the table, because there are so many. */
  readonly unlisted: number;
  /** Whether their rows were told to somebody. */
  readonly areTold: boolean;
  /** Given markers. */
  readonly count: number;
}

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
