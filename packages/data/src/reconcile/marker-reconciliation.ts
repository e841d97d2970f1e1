import type { Marker } from './marker.js';
import type { MarkerTable } from './marker-table.js';

/** Why a marker of the reference is absent, or a given one was dropped. */
export type MismatchReason =
  | 'not-there'
  | 'alleles-differ'
  | 'other-strand'
  | 'alleles-unknown'
  | 'position-differs'
  | 'duplicate'
  | 'several-fit'
  | 'id-repeats'
  | 'ambiguous';

/** What made a given marker one of the reference's. */
export type MatchedBy = 'position' | 'id';

/**
 * One line of the table: a marker of the reference (`met` or `absent`), or a given marker that was `dropped`.
 */
export interface MarkerRecord {
  readonly status: 'met' | 'absent' | 'dropped';
  /** None where a dropped marker is like none of the reference. */
  readonly reference: Marker | undefined;
  /** The marker that it met, or that came nearest to it. */
  readonly given: Marker | undefined;
  readonly by: MatchedBy | undefined;
  readonly flipped: boolean;
  /** Whether the alleles were read on the other strand. */
  readonly complement: boolean;
  /** Whether the alleles read alike on both strands: A/T or C/G. */
  readonly ambiguous: boolean;
  /** Frequency of the reference's counted allele in the given file; NaN where not known. */
  readonly givenFrequency: number;
  readonly reason: MismatchReason | undefined;
  /** What should be known of it, in words; may be empty. */
  readonly note: string;
}

/** What was done, counted. */
export interface MarkerSummary {
  /** Markers of the reference. */
  readonly reference: number;
  /** Markers of the given file. */
  readonly given: number;
  /** Markers of the reference that were found. */
  readonly met: number;
  readonly byPosition: number;
  readonly byId: number;
  readonly flipped: number;
  readonly complement: number;
  /** Met, and A/T or C/G. */
  readonly ambiguous: number;
  /** Met by id though the alleles of a file are not known, so that what is counted could not be checked. */
  readonly unchecked: number;
  /** Met under another id. */
  readonly renamed: number;
  /** Met, with allele frequencies that differ by more than the option says. */
  readonly frequencyGaps: number;
  readonly absent: number;
  readonly absentBy: { readonly [reason in MismatchReason]?: number };
  /** Given markers that are not used. */
  readonly dropped: number;
  readonly droppedBy: { readonly [reason in MismatchReason]?: number };
}

/** How the markers of a file are those of a reference. */
export interface MarkerReconciliation {
  readonly reference: MarkerTable;
  /** Per marker of the reference its place among the given ones, −1 where it is absent. */
  readonly columns: Int32Array;
  /** 1 where the given dosages count the other allele, so that d is to be ploidy − d. */
  readonly flipped: Uint8Array;
  readonly summary: MarkerSummary;
  /** What the owner of the file should know, in whole sentences. */
  readonly warnings: readonly string[];
  /** The table: every marker of the reference in its order, then every dropped marker in the order of its file. */
  readonly records: () => Iterable<MarkerRecord>;
}
