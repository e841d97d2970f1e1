import { rankModels } from './headline/rank-models.js';
import { comparisonSection } from './page/comparison-section.js';
import { createExhibits } from './page/exhibits.js';
import { geneSignalSection } from './page/gene-signal-section.js';
import { genesSection } from './page/genes-section.js';
import { methodSection } from './page/method-section.js';
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
  truthSection,
  settingsSection,
  genesSection,
  methodSection,
  provenanceSection,
];

/** Draws every section and puts the page and its files together. */
export function composeReport(input: ReportInput): ReportFiles {
  const exhibits = createExhibits(input.filesAt ?? '');
  const context: PageContext = { input, ranked: rankModels(input), exhibits };
  const sections = order.map((section) => section(context)).filter((section) => section !== undefined);
  return { 'index.html': reportPage(context, sections), ...exhibits.files() };
}
