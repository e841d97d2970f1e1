import { cautionBox } from '../page/caution-box.js';
import { documentPage } from '../page/document-page.js';
import { renderSections, type Section } from '../page/section.js';
import { createExhibits } from '../page/exhibits.js';
import type { ReportFiles } from '../input/report-files.js';
import { formatCount } from '@snpress/data/words/format-number';
import { joinWords } from '../text/join-words.js';
import { uniqueSlugs } from '../text/slug.js';
import type { AuditContext } from './audit-context.js';
import type { AuditReport } from './audit-report.js';
import { auditHeadline, predictionFindings, predictionHeadline } from './audit-sentences.js';
import { chanceSection } from './chance-section.js';
import { geneSection } from './gene-section.js';
import { meansSection } from './means-section.js';
import { methodSection } from './method-section.js';
import { numbersSection } from './numbers-section.js';
import { spreadSection } from './spread-section.js';

const sections: readonly Section<AuditContext>[] = [
  numbersSection,
  chanceSection,
  meansSection,
  spreadSection,
  geneSection,
  methodSection,
];

/** Draws every section and puts the page and its files together. */
export function composeAudit(report: AuditReport): ReportFiles {
  const { audit } = report;
  const { predictions } = audit;
  const exhibits = createExhibits();
  const names = predictions.map(({ name }) => name);
  const context: AuditContext = {
    report,
    exhibits,
    slugs: uniqueSlugs(names),
    judged: [
      {
        split: 'the judged samples',
        observed: audit.truth.observed,
        predicted: Object.fromEntries(predictions.map(({ name, predicted }) => [name, predicted])),
      },
    ],
  };
  const [first] = predictions;
  const page = documentPage({
    title: `Audit of ${joinWords(names)}`,
    kicker: 'Predictions of gene expression held against the truth',
    lead: auditHeadline(audit),
    findings:
      predictions.length === 1
        ? predictionFindings(audit, first!)
        : predictions.map((prediction) => predictionHeadline(audit, prediction)),
    facts: [
      ['Samples', formatCount(audit.samples)],
      ['Genes', formatCount(audit.genes)],
      ['Values', formatCount(audit.values)],
      ['Predictions', formatCount(predictions.length)],
    ],
    caution: cautionBox('How the files were read', report.notes),
    sections: renderSections(sections, context),
    footer:
      'Made by snpress. Every number on this page comes from the truth and the predictions alone; no model was seen.',
  });
  return { 'index.html': page, ...exhibits.files() };
}
