import type { PointVisitor } from '../figures/density-grid.js';
import type { GenePoints } from '../figures/gene-scatter.js';
import type { HeldOutPredictions } from '../input/report-input.js';

/** Every held-out value of all genes: (true, predicted). */
export function heldOutValues(predictions: readonly HeldOutPredictions[], model: string): PointVisitor {
  return (visit) => {
    for (const { observed, predicted } of predictions) {
      const values = predicted[model]?.values;
      if (values === undefined) continue;
      for (let i = 0; i < values.length; i++) visit(observed.values[i]!, values[i]!);
    }
  };
}

/** The same as deviations from the training mean of each gene, which is what the baseline predicts. */
export function heldOutDeviations(
  predictions: readonly HeldOutPredictions[],
  model: string,
  baseline: string,
): PointVisitor {
  return (visit) => {
    for (const { observed, predicted } of predictions) {
      const values = predicted[model]?.values;
      const means = predicted[baseline]?.values;
      if (values === undefined || means === undefined) continue;
      for (let i = 0; i < values.length; i++) {
        const mean = means[i]!;
        visit(observed.values[i]! - mean, values[i]! - mean);
      }
    }
  };
}

/** The held-out values of one gene over all splits; undefined when no split has the gene. */
export function genePoints(
  predictions: readonly HeldOutPredictions[],
  model: string,
  gene: string,
): GenePoints | undefined {
  const points = predictions.flatMap(({ observed, predicted }) => {
    const column = observed.features.indexOf(gene);
    const values = predicted[model]?.values;
    if (column < 0 || values === undefined) return [];
    return observed.samples
      .map((sample, row) => {
        const at = column * observed.samples.length + row;
        return { sample, observed: observed.values[at]!, predicted: values[at]! };
      })
      .filter((point) => Number.isFinite(point.observed) && Number.isFinite(point.predicted));
  });
  return points.length === 0 ? undefined : { gene, points };
}
