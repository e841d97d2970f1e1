import { originalIds } from '../matrix/original-ids.js';
import { parseOptions } from '../errors/parse-options.js';
import { candidatesOf, type Candidate, type Mismatch } from './candidates.js';
import { compareAlleles } from './compare-alleles.js';
import type { Dropped, Met } from './matcher-findings.js';
import type { MarkerReconciliation, MarkerRecord } from './marker-reconciliation.js';
import { mismatchRecord } from './mismatch-record.js';
import type { MarkerTable } from './marker-table.js';
import type { Marker } from './marker.js';
import { markerAt } from './marker-at.js';
import { reconcileOptions, type ReconcileOptions } from './reconcile-options.js';
import { indexReference, type ReferenceIndex } from './reference-index.js';
import { reconciliationOf } from './reconciliation-of.js';

/** Holds the markers of a file, as they arrive, against those of a reference. */
export interface MarkerMatcher {
  /**
   * Takes the next markers of the file.
   * @param columns - gives the dosages of one of them; asked for markers that are one of the reference or come near one
   */
  take(markers: MarkerTable, columns?: (marker: number) => Float32Array): void;
  /** What became of all of them. Nothing can be taken afterwards. */
  finish(): MarkerReconciliation;
}

/** Where the dosages of markers that met are kept, by their marker of the reference. */
export interface KeptColumns {
  put(reference: number, dosages: Float32Array): void;
  /** A copy of what was put. */
  copy(reference: number): Float32Array;
  /** The frequency of the counted allele, where the table of the markers does not say it. */
  frequency(dosages: Float32Array): number;
}

/** So many markers of the file that are like none of the reference are in the table; more are counted and told alone. */
const listedUnrelated = 100_000;

/**
 * Begins to match the markers of a file to those of a reference. Markers are one where chromosome, position and both
 * alleles are the same, whichever is counted; where a file lacks either, where the ids are. What contradicts itself is
 * never met: see `MismatchReason`. Each given marker is used once; of two that fit one marker, the better is (the same
 * id, then the earlier).
 * @param onUnlisted - told the rows of markers that are like none of the reference where there are too many to be kept for
 *   the table
 */
export function createMarkerMatcher(
  reference: MarkerTable,
  options: ReconcileOptions = {},
  keep?: KeptColumns,
  onUnlisted?: (record: MarkerRecord) => void,
): MarkerMatcher {
  const settings = parseOptions(reconcileOptions, options, 'reconciliation');
  const index = indexReference(reference);
  const met: (Met | undefined)[] = Array.from({ length: index.size });
  const near = new Map<number, Dropped>();
  const dropped: Dropped[] = [];
  const repeated = new Set<string>();
  let unrelated = 0;
  let count = 0;

  const drop = (given: Marker, mismatch: Partial<Mismatch> & Pick<Mismatch, 'reason'>): void => {
    dropped.push({ ...mismatch, given });
  };

  const withFrequency = (given: Marker, column: Float32Array | undefined): Marker =>
    column && keep && Number.isNaN(given.frequency) ? { ...given, frequency: keep.frequency(column) } : given;

  const place = (named: Marker, columnOf: (() => Float32Array) | undefined): void => {
    const { fits, mismatches } = candidatesOf(named, index, settings);
    if (fits.length + mismatches.length === 0) {
      if (unrelated++ < listedUnrelated) drop(named, { reason: 'not-there' });
      else onUnlisted?.(mismatchRecord('dropped', undefined, named, 'not-there'));
      return;
    }
    const column = columnOf?.();
    const given = withFrequency(named, column);
    for (const mismatch of mismatches) {
      if (!near.has(mismatch.reference)) near.set(mismatch.reference, { ...mismatch, given });
    }
    const [first] = fits;
    if (first === undefined) {
      drop(given, mismatches[0]!);
      return;
    }
    const isNamed = first.rank % 2 === 1;
    if (fits.length > 1 && !isNamed && first.alleles?.partial === true) {
      drop(given, { reference: first.reference, reason: 'several-fit' });
      return;
    }
    const isBetter = ({ reference: at, rank }: Candidate): boolean => rank > met[at]!.candidate.rank;
    const chosen = fits.find(({ reference: at }) => met[at] === undefined) ?? fits.find(isBetter);
    const taken = isNamed && (met[first.reference] === undefined || isBetter(first)) ? first : chosen;
    if (taken === undefined) {
      drop(given, { reference: first.reference, reason: 'duplicate' });
      return;
    }
    const at = taken.reference;
    const displaced = met[at];
    const displacedColumn = displaced && column && keep?.copy(at);
    const idOf = mismatches.find(({ reason }) => reason === 'position-differs')?.reference;
    met[at] = { given, candidate: taken, idOf };
    if (column) keep?.put(at, column);
    if (displaced) place(displaced.given, displacedColumn && (() => displacedColumn));
  };

  /** An id that turned out to repeat in the file says nothing; what was met by it alone was not. */
  const partRepeated = (): void => {
    for (const [at, one] of met.entries()) {
      if (one?.candidate.by !== 'id' || !repeated.has(one.given.id)) continue;
      met[at] = undefined;
      drop(one.given, { reference: at, reason: 'id-repeats' });
      near.set(at, { given: one.given, reference: at, reason: 'id-repeats' });
    }
  };

  return {
    take(markers, columns) {
      const named = { names: originalIds(markers.ids), ...markers };
      for (const name of new Set(markers.positions?.chromosome)) index.learn(name);
      for (const id of markers.ids) if (id.includes('#')) repeated.add(id.replace(/#\d+$/, ''));
      for (let at = 0; at < markers.ids.length; at++) {
        place(markerAt(named, at, count), columns && (() => columns(at)));
      }
      count += markers.ids.length;
    },
    finish() {
      partRepeated();
      if (settings.by !== 'id') shareTwins(met, index, keep);
      dropped.sort((a, b) => a.given.index - b.given.index);
      const unlisted = Math.max(0, unrelated - listedUnrelated);
      return reconciliationOf({
        reference,
        index,
        settings,
        met,
        near,
        dropped,
        unlisted,
        areTold: onUnlisted !== undefined,
        count,
      });
    },
  };
}

/** A variant that the reference has twice and the file once is both of them. */
function shareTwins(met: (Met | undefined)[], index: ReferenceIndex, keep: KeptColumns | undefined): void {
  for (let at = 0; at < index.size; at++) {
    if (met[at] !== undefined) continue;
    for (const other of index.beside(at)) {
      const own = met[other];
      const alleles = own && own.twin === undefined && compareAlleles(index.marker(at), index.marker(other));
      if (!alleles || typeof alleles === 'string' || alleles.complement || alleles.partial) continue;
      const now = compareAlleles(index.marker(at), own.given);
      if (typeof now === 'string') continue;
      met[at] = { ...own, candidate: { ...own.candidate, reference: at, alleles: now }, twin: other };
      if (keep) keep.put(at, keep.copy(other));
      break;
    }
  }
}
