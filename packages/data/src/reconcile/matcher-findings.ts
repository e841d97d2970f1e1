import type { z } from 'zod';
import type { Candidate, Mismatch } from './candidates.js';
import type { MarkerTable } from './marker-table.js';
import type { Marker } from './marker.js';
import type { reconcileOptions } from './reconcile-options.js';
import type { ReferenceIndex } from './reference-index.js';

/** A given marker that is one of the reference. */
export interface Met {
  readonly given: Marker;
  readonly candidate: Candidate;
  /** Another marker of the reference that the id belongs to. */
  readonly idOf: number | undefined;
  /** The same variant earlier in the reference, whose dosages it shares. */
  readonly twin?: number;
}

/** A given marker that is none of the reference, or one that another given marker is. */
export interface Dropped extends Partial<Mismatch> {
  readonly given: Marker;
  readonly reason: Mismatch['reason'];
}

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
