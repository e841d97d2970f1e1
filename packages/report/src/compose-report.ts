import { rankModels } from './headline/rank-models.js';
import { calibrationSection } from './page/calibration-section.js';
import { comparisonSection } from './page/comparison-section.js';
import { drawnGenes } from './page/drawn-genes.js';
import { createExhibits } from './page/exhibits.js';
import { geneSignalSection } from './page/gene-signal-section.js';
import { genesSection } from './page/genes-section.js';
import { genomeSection } from './page/genome-section.js';
import { methodSection } from './page/method-section.js';
import { modelPairsSection } from './page/model-pairs-section.js';
import { modelsSection } from './page/models-section.js';
import type { PageContext } from './page/page-context.js';
import { provenanceSection } from './page/provenance-section.js';
import { reportPage } from './page/report-page.js';
import { settingsSection } from './page/settings-section.js';
import { truthSection } from './page/truth-section.js';
import type { ReportFiles } from './report-files.js';
import type { ReportInput } from './report-input.js';

const order = [
  comparisonSection,
  geneSignalSection,
  modelPairsSection,
  truthSection,
  calibrationSection,
  genomeSection,
  settingsSection,
  genesSection,
  modelsSection,
  methodSection,
  provenanceSection,
];

/** Draws every section and puts the page and its files together. */
export function composeReport(given: ReportInput): ReportFiles {
  const ceilings = (given.ceilings ?? []).filter(({ pooled }) => Number.isFinite(pooled));
  const input = { ...given, ceilings };
  const exhibits = createExhibits(input.filesAt ?? '');
  const ranked = rankModels(input);
  const context: PageContext = { input, ranked, drawn: drawnGenes(input, ranked), exhibits };
  const sections = order.map((section) => section(context)).filter((section) => section !== undefined);
  return { 'index.html': reportPage(context, sections), ...exhibits.files() };
}
