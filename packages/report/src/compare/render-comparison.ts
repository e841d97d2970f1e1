import type { ReportFiles } from '../input/report-files.js';
import type { RunComparison } from './run-comparison.js';

/**
 * Renders runs side by side as one self-contained HTML page, with its figures as SVG files and its tables as CSV files.
 * The same input gives the same bytes. The drawing libraries are loaded on the first call.
 */
export async function renderComparison(comparison: RunComparison): Promise<ReportFiles> {
  const { composeComparison } = await import('./compose-comparison.js');
  return composeComparison(comparison);
}
