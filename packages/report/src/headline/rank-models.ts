import { bestFirst } from '@snpress/evaluate/metrics/improvement';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { EvaluatedModel, ReportInput } from '../input/report-input.js';

/** The models of a report: the baseline apart from those that have to beat it. */
export interface RankedModels {
  readonly baseline: EvaluatedModel | undefined;
  /** Every other model, highest pooled skill first; undefined skills last, ties in the order of the input. */
  readonly models: readonly EvaluatedModel[];
}

const better = bestFirst(pooledSkill);

/** Puts the best model first. */
export function rankModels(input: Pick<ReportInput, 'evaluations' | 'baseline'>): RankedModels {
  const baselineName = input.baseline ?? 'mean';
  const models = input.evaluations.filter((model) => model.name !== baselineName);
  return {
    baseline: input.evaluations.find((model) => model.name === baselineName),
    models: models.sort((a, b) => better(a.skill.pooled, b.skill.pooled)),
  };
}

/** All of them, the baseline last. */
export function withBaseline({ models, baseline }: RankedModels): readonly EvaluatedModel[] {
  return baseline === undefined ? models : [...models, baseline];
}
