import type { Fitted, SweptTrainingSet, TrainingSet } from '@snpress/models';
import { importanceOf } from '../artifacts/importance.js';
import { inclusionOf } from '../artifacts/inclusion.js';
import type { Diagnostics } from '../artifacts/results.js';

/** What is kept of a model that was fitted on a whole training set, whether that was in memory or swept. */
export function refitOutputs(
  fitted: Fitted,
  model: ReturnType<Fitted['save']>,
  train: TrainingSet | SweptTrainingSet,
) {
  const { learningCurves = [] } = model.metadata as Partial<Diagnostics>;
  return {
    model,
    importance: importanceOf(fitted, train.genotypes),
    inclusion: inclusionOf(fitted, train),
    diagnostics: { learningCurves },
  };
}
