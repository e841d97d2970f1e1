import type { JsonObject } from '@snpress/data';
import { differingGenes } from '../contexts/differing-genes.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import { definedInterval, definedNumber } from './defined.js';
import { modelJson } from './model-json.js';

/** What models are worth in each context and for what these differ in; nothing where the expression is of one. */
export function contextsJson(models: readonly ModelEvaluation[]): JsonObject {
  const first = models[0]?.contexts;
  if (first === undefined) return {};
  const contrasts = models.find((model) => model.contrasts !== undefined)?.contrasts ?? [];
  return {
    contexts: Object.fromEntries(
      first.map(({ context, evaluation: { samples, genes } }, at) => [
        context,
        {
          samples,
          genes,
          models: Object.fromEntries(
            models.map(({ name, contexts }) => [name, modelJson(contexts![at]!.evaluation)]),
          ),
        },
      ]),
    ),
    contrasts: contrasts.map(({ context, against, evaluation: { samples, genes } }, at) => ({
      context,
      against: against ?? null,
      samples,
      genes,
      models: Object.fromEntries(
        models.flatMap(({ name, contrasts }) => {
          const contrast = contrasts?.[at];
          if (contrast === undefined) return [];
          const { skill, intervals } = contrast.evaluation;
          return [
            [
              name,
              {
                skill: definedNumber(skill.pooled),
                interval: intervals ? definedInterval(intervals.skill.pooled) : null,
                differ: differingGenes(contrast).length,
              },
            ],
          ];
        }),
      ),
    })),
  };
}
