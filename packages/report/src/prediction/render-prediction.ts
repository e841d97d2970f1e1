import type { ReportFiles } from '../input/report-files.js';
import type { PredictionReport } from './prediction-report.js';

/**
 * Renders what was predicted, and how far to believe it, as one self-contained HTML page, with its figure as an SVG file and its
 * tables as CSV files. The same input gives the same bytes. The drawing libraries are loaded on the first call.
 */
export async function renderPrediction(report: PredictionReport): Promise<ReportFiles> {
  const { composePrediction } = await import('./compose-prediction.js');
  return composePrediction(report);
}
