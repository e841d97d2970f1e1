import { renderSections, type Section } from '../page/section.js';
import type { ComparisonContext } from './comparison-context.js';
import { createExhibits } from '../page/exhibits.js';
import { documentPage } from '../page/document-page.js';
import type { ReportFiles } from '../input/report-files.js';
import { formatCount } from '@snpress/data/words/format-number';
import { comparisonSentences } from './comparison-sentences.js';
import { differenceSection } from './difference-section.js';
import { resultsSection } from './results-section.js';
import type { RunComparison } from './run-comparison.js';
import { runsSection } from './runs-section.js';

const sections: readonly Section<ComparisonContext>[] = [resultsSection, differenceSection, runsSection];

/** Draws every section and puts the page and its files together. */
export function composeComparison(comparison: RunComparison): ReportFiles {
  const exhibits = createExhibits();
  const [lead, ...findings] = comparisonSentences(comparison);
  const { runs, models, spec, inputs } = comparison;
  const page = documentPage({
    title: `Runs ${runs.map(({ label }) => label).join(', ')} side by side`,
    kicker: `Comparison of runs · ${[...new Set(runs.map(({ experiment }) => experiment))].join(', ')}`,
    lead: lead!,
    findings,
    facts: [
      ['Runs', formatCount(runs.length)],
      ['Models', formatCount(models.filter(({ model }) => model !== 'mean').length)],
      ['Settings that differ', formatCount(spec.length)],
      ['Input files that differ', formatCount(inputs.length)],
    ],
    sections: renderSections(sections, { comparison, exhibits }),
    footer: 'Made by snpress. Skill is measured on samples that were held out of training.',
  });
  return { 'index.html': page, ...exhibits.files() };
}
