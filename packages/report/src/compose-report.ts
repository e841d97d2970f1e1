import { rankModels, type RankedModels } from './headline/rank-models.js';
import type { ReportFiles } from './input/report-files.js';
import type { CompleteInput } from './input/complete-input.js';
import type { ReportInput } from './input/report-input.js';
import { drawnCurves } from './page/drawn-curves.js';
import { drawnGenes } from './page/drawn-genes.js';
import { createExhibits } from './page/exhibits.js';
import { modelsDrawn, type PageContext } from './page/page-context.js';
import { reportPage } from './page/report-page.js';
import { sectionsShown } from './page/section.js';
import { sections } from './page/sections.js';

/** Draws every section and puts the page and its files together. */
export function composeReport(given: ReportInput): ReportFiles {
  const ranked = rankModels(given);
  const input = completed(given, ranked);
  const exhibits = createExhibits();
  const drawn = drawnGenes(input, ranked);
  const curves = drawnCurves(input.predictions, ranked, modelsDrawn);
  const context: PageContext = { input, ranked, drawn, curves, exhibits, terms: [] };
  const shown = sectionsShown(sections, context);
  const terms = shown.flatMap((section) => section.terms?.(context) ?? []);
  return { 'index.html': reportPage({ ...context, terms }, shown), ...exhibits.files() };
}

function completed(given: ReportInput, { models }: RankedModels): CompleteInput {
  const rank = new Map(models.map(({ name }, i) => [name, i]));
  const byRank = <T extends { readonly model: string }>(entries: readonly T[] = []): readonly T[] =>
    [...entries].sort((a, b) => (rank.get(a.model) ?? Infinity) - (rank.get(b.model) ?? Infinity) || 0);
  return {
    baseline: 'mean',
    comparisons: [],
    enrichments: [],
    predictions: [],
    ...given,
    ceilings: (given.ceilings ?? []).filter(({ pooled }) => Number.isFinite(pooled)),
    cisTrans: models.flatMap(({ cisTrans }) => (cisTrans && cisTrans.genes > 0 ? [cisTrans] : [])),
    inclusions: byRank(given.inclusions),
    selections: byRank(given.selections),
    learningCurves: byRank(given.learningCurves),
    importances: byRank(given.importances).filter(({ markers }) => markers.length > 0),
  };
}
