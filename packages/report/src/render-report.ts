import { checkReportInput } from './input/check-report-input.js';
import type { ReportFiles } from './input/report-files.js';
import type { ReportInput } from './input/report-input.js';

/**
 * Renders an experiment's results as one self-contained HTML page, its figures as SVG files and its tables as CSV
 * files. The same input gives the same bytes. The drawing libraries are loaded on the first call.
 *
 * @throws Error that lists everything in the input that does not fit together.
 */
export async function renderReport(input: ReportInput): Promise<ReportFiles> {
  checkReportInput(input);
  const { composeReport } = await import('./compose-report.js');
  return composeReport(input);
}
