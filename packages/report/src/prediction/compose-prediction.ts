import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import type { ReportFiles } from '../input/report-files.js';
import { cautionBox } from '../page/caution-box.js';
import { documentPage } from '../page/document-page.js';
import { createExhibits } from '../page/exhibits.js';
import { renderSections, sectionsShown, type Section } from '../page/section.js';
import { joinWords } from '../text/join-words.js';
import type { PredictionContext } from './prediction-context.js';
import { predictedGenesSection } from './predicted-genes-section.js';
import { isPredictable, predictableGenes } from './predictable-genes.js';
import type { PredictionOfModel, PredictionReport } from './prediction-report.js';
import { usePredictionSection } from './use-prediction-section.js';
import { variantsSection } from './variants-section.js';

const sections: readonly Section<PredictionContext>[] = [
  predictedGenesSection,
  variantsSection,
  usePredictionSection,
];

/** Draws every section and puts the page and its files together. */
export function composePrediction(report: PredictionReport): ReportFiles {
  const { models, genotypes, notes } = report;
  const exhibits = createExhibits();
  const context = { report, exhibits };
  const [first] = models;
  const page = documentPage({
    title: `Expression predicted by ${joinWords(models.map(({ name }) => name))}`,
    kicker: 'Predictions of gene expression from genotypes',
    lead: leadOf(first!),
    findings: [
      ...models.slice(1).map(leadOf),
      ...models.map(
        ({ name, inUse, withoutVariants }) => `${name}: ${inUse}.${predictedAlike(withoutVariants)}`,
      ),
    ],
    facts: [
      ['Samples', formatCount(first!.samples)],
      ['Genes', formatCount(Math.max(...models.map(({ genes }) => genes.length)))],
      ['Models', formatCount(models.length)],
      ['Variants of the file', formatCount(first!.markers.given)],
    ],
    caution: cautionBox('What to know of these predictions', notes),
    sections: renderSections(sectionsShown(sections, context), context),
    footer: `Made by snpress from ${joinWords(genotypes)}. Skill, r and q are of the samples that were held out when the model was trained; nothing is known of the true expression of these samples.`,
  });
  return { 'index.html': page, ...exhibits.files() };
}

function leadOf({ name, genes }: PredictionOfModel): string {
  if (!genes.some(({ q }) => !Number.isNaN(q)))
    return `${name}: ${counted(genes.length, 'gene')} predicted; which of them can be believed is not known, as its run permuted nothing.`;
  const predictable = predictableGenes(genes);
  return `${name}: ${formatCount(predictable.length)} of ${counted(genes.length, 'gene')} ${
    predictable.length === 1 ? 'is' : 'are'
  } predictable: ${isPredictable} on samples held out of training.`;
}

function predictedAlike(count: number): string {
  return count === 0
    ? ''
    : ` ${counted(count, 'gene')} ${count === 1 ? 'has none of its' : 'have none of their'} variants here: all samples are predicted alike.`;
}
