import type { GenePoints } from '../figures/gene-scatter.js';
import type { RankedModels } from '../headline/rank-models.js';
import type { EvaluatedModel, ReportInput } from '../input/report-input.js';
import { genePoints } from './held-out-points.js';

const shown = 3;

/** The genes that have a figure of their own, by the best model that has held-out values. */
export interface DrawnGenes {
  readonly model: EvaluatedModel | undefined;
  readonly genes: readonly GenePoints[];
  /** Chosen genes that were not predicted. */
  readonly absent: readonly string[];
}

function bestGenes({ perGene: { genes, skill } }: EvaluatedModel): readonly string[] {
  return genes
    .map((gene, i) => ({ gene, skill: skill[i]! }))
    .filter((entry) => !Number.isNaN(entry.skill))
    .sort((a, b) => b.skill - a.skill)
    .slice(0, shown)
    .map(({ gene }) => gene);
}

/** The chosen genes, or those that the best model predicts best. */
export function drawnGenes({ predictions = [], genes }: ReportInput, { models }: RankedModels): DrawnGenes {
  const model = models.find(({ name }) => predictions.some(({ predicted }) => name in predicted));
  if (model === undefined) return { model, genes: [], absent: [] };
  const chosen = genes === undefined || genes.length === 0 ? bestGenes(model) : [...new Set(genes)];
  const points = chosen.map((gene) => genePoints(predictions, model.name, gene));
  return {
    model,
    genes: points.filter((drawn) => drawn !== undefined),
    absent: chosen.filter((_, i) => points[i] === undefined),
  };
}
