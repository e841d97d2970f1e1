import type { EvaluatedModel, ReportInput } from '../report-input.js';

/** The models of a report: the baseline apart from those that have to beat it. */
export interface RankedModels {
  readonly baseline: EvaluatedModel | undefined;
  /** Every other model, highest pooled skill first; undefined skills last, ties in the order of the input. */
  readonly models: readonly EvaluatedModel[];
}

const height = (model: EvaluatedModel): number =>
  Number.isNaN(model.skill.pooled) ? -Infinity : model.skill.pooled;

/** Puts the best model first. */
export function rankModels(input: Pick<ReportInput, 'evaluations' | 'baseline'>): RankedModels {
  const baselineName = input.baseline ?? 'mean';
  const models = input.evaluations.filter((model) => model.name !== baselineName);
  return {
    baseline: input.evaluations.find((model) => model.name === baselineName),
    models: models.sort((a, b) => {
      const [first, second] = [height(a), height(b)];
      return first === second ? 0 : second - first;
    }),
  };
}
