import type { ReportFiles } from '../input/report-files.js';
import type { AssociationReport } from './association-report.js';

/**
 * Renders an association as one self-contained HTML page, with its figures as SVG files. The same input gives the same bytes. The drawing
 * libraries are loaded on the first call.
 */
export async function renderAssociation(report: AssociationReport): Promise<ReportFiles> {
  const { composeAssociation } = await import('./compose-association.js');
  return composeAssociation(report);
}
