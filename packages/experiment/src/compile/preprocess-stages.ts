import type { InputReference, Json, Stage } from '@snpress/pipeline';
import { finalSplitOutput, splitOutput } from '../artifacts/split-output.js';
import type { Experiment } from '../spec/experiment.js';
import { finalSplitId } from './final-split-stage.js';
import type { SplitShape } from '../spec/split-shape.js';
import { trainingSetPlace, type Inputs, type TrainingSetPlace } from './training-sets.js';

/** Every training set of an experiment with the stages that fit its preprocessing. */
export interface PreprocessPlan {
  readonly stages: readonly Stage[];
  readonly outer: readonly NestedPlace[];
  /** All samples, where models are to be fitted on them. */
  readonly final: NestedPlace | undefined;
}

/** A training set and its inner folds. */
interface NestedPlace {
  readonly place: TrainingSetPlace;
  readonly inner: readonly TrainingSetPlace[];
}

/**
 * Fits the preprocessing on the training rows of every split. Genes are filtered by the outer training rows, so that the
 * inner folds of a split have the same genes.
 */
export function preprocessStages(experiment: Experiment, data: Inputs, shape: SplitShape): PreprocessPlan {
  const { genotypes, expression, covariates, fitOn } = experiment.preprocess;
  const withCovariates = covariates === undefined ? {} : { covariates };
  const stages: Stage[] = [];
  const add = (id: string, inputs: Inputs): string => {
    stages.push({
      id,
      implementation: 'preprocess',
      parameters: { genotypes, expression, ...withCovariates } as unknown as Json,
      seed: null,
      inputs: { ...data, ...inputs },
      outputs: ['genotypes', 'expression', ...Object.keys(withCovariates)],
    });
    return id;
  };
  const onAll = fitOn === 'all' ? add('preprocess', {}) : undefined;

  const place = (id: string, split: InputReference, filters: Inputs): TrainingSetPlace =>
    trainingSetPlace(
      id,
      split,
      onAll ?? add(`${id}/preprocess`, { split, ...filters }),
      covariates !== undefined,
    );
  const nested = (id: string, split: (inner?: number) => InputReference): NestedPlace => {
    const outer = place(id, split(), {});
    const filters: Inputs = { filters: { stage: `${id}/preprocess`, output: 'expression' } };
    const inner = Array.from({ length: shape.inner }, (_, i) => place(`${id}/inner${i}`, split(i), filters));
    return { place: outer, inner };
  };
  const outer = Array.from({ length: shape.outer }, (_, o) =>
    nested(`outer${o}`, (inner) => ({ stage: 'split', output: splitOutput(o, inner) })),
  );
  const final =
    experiment.final.fit === 'all'
      ? nested('final', (inner) => ({ stage: finalSplitId, output: finalSplitOutput(inner) }))
      : undefined;
  return { stages, outer, final };
}
