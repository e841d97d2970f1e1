import type { ReportFiles } from '../input/report-files.js';
import type { AuditReport } from './audit-report.js';

/**
 * Renders an audit as one self-contained HTML page, with its figures as SVG files and its tables as CSV files. The same
 * input gives the same bytes. The drawing libraries are loaded on the first call.
 */
export async function renderAudit(report: AuditReport): Promise<ReportFiles> {
  const { composeAudit } = await import('./compose-audit.js');
  return composeAudit(report);
}
