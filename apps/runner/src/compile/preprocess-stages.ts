import type { Json, Stage } from '@snpress/pipeline';
import { splitOutput } from '../artifacts/split-output.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from './split-stage.js';
import { trainingSetPlace, type Inputs, type TrainingSetPlace } from './training-sets.js';

/** Every training set of an experiment with the stages that fit its preprocessing. */
export interface PreprocessPlan {
  readonly stages: readonly Stage[];
  readonly outer: readonly {
    readonly place: TrainingSetPlace;
    readonly inner: readonly TrainingSetPlace[];
  }[];
}

/**
 * Fits the preprocessing on the training rows of every split. Genes are filtered by the outer training rows, so that the
 * inner folds of a split have the same genes.
 */
export function preprocessStages(experiment: Experiment, data: Inputs, shape: SplitShape): PreprocessPlan {
  const { genotypes, expression, fitOn } = experiment.preprocess;
  const stages: Stage[] = [];
  const add = (id: string, inputs: Inputs): string => {
    stages.push({
      id,
      implementation: 'preprocess',
      parameters: { genotypes, expression } as unknown as Json,
      seed: null,
      inputs: { ...data, ...inputs },
      outputs: ['genotypes', 'expression'],
    });
    return id;
  };
  const onAll = fitOn === 'all' ? add('preprocess', {}) : undefined;

  const place = (id: string, output: string, filters: Inputs): TrainingSetPlace => {
    const stage = onAll ?? add(`${id}/preprocess`, { split: { stage: 'split', output }, ...filters });
    return trainingSetPlace(id, output, stage);
  };
  const outer = Array.from({ length: shape.outer }, (_, o) => {
    const outerPlace = place(`outer${o}`, splitOutput(o), {});
    const filters: Inputs = { filters: { stage: `outer${o}/preprocess`, output: 'expression' } };
    const inner = Array.from({ length: shape.inner }, (__, i) =>
      place(`outer${o}/inner${i}`, splitOutput(o, i), filters),
    );
    return { place: outerPlace, inner };
  });
  return { stages, outer };
}
