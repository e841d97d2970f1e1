import { createMarkerMatcher } from './marker-matcher.js';
import type { MarkerReconciliation, MarkerRecord } from './marker-reconciliation.js';
import type { MarkerTable } from './marker-table.js';
import type { ReconcileOptions } from './reconcile-options.js';

/**
 * Finds the markers of a reference among those of another file: which is which, where the other allele is counted, and
 * what did not meet and why. The rules are those of `createMarkerMatcher`. Frequencies on both sides are compared and
 * change nothing.
 */
export function reconcileMarkers(
  reference: MarkerTable,
  given: MarkerTable,
  options: ReconcileOptions = {},
  onUnlisted?: (record: MarkerRecord) => void,
): MarkerReconciliation {
  const matcher = createMarkerMatcher(reference, options, undefined, onUnlisted);
  matcher.take(given);
  return matcher.finish();
}
