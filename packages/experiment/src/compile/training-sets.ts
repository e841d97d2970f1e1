import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { Reference, References } from '@snpress/pipeline';
import type { dataset, trainingSet } from '../artifacts/training-set.js';
import { preprocess, preprocessSwept } from '../definitions/preprocess.js';
import type { Experiment } from '../spec/experiment.js';
import type { NestedSplit } from './split-stages.js';
import type { PhaseStages } from './stage-list.js';

/** A training set of the graph: an outer one, or one inner fold of it. */
export interface TrainingSetPlace {
  /** `outer0`, `outer0/inner3`, `final`: the prefix of its stages. */
  readonly id: string;
  readonly set: References<typeof trainingSet>;
}

/** A training set with its inner folds. */
export interface NestedPlace extends TrainingSetPlace {
  /** The preprocessing of inner folds is fitted where a model asks for them. */
  inner(): readonly TrainingSetPlace[];
  readonly innerSplits: readonly Reference<'split'>[];
}

/**
 * Fits the preprocessing on the training rows of a split. Genes are filtered by the outer training rows, so that the inner
 * folds have the same genes.
 */
export function trainingSets(
  { seed, preprocess: { fitOn, ...params } }: Experiment,
  data: References<typeof dataset>,
  phase: PhaseStages,
  isSwept: boolean,
): (id: string, split: NestedSplit) => NestedPlace {
  const place = (
    id: string,
    split: Reference<'split'>,
    filters?: Reference<'expression-steps'>,
  ): TrainingSetPlace => {
    const onAll = fitOn === 'all';
    const place = onAll ? 'preprocess' : `${id}/preprocess`;
    const permutes = params.covariates?.hiddenFactors === 'parallel';
    const own = {
      params,
      seed: permutes ? forkSeed(seed, place) : undefined,
      outputs: { covariates: params.covariates && (true as const) },
    };
    const rows = onAll ? { split: undefined, filters: undefined } : { split, filters };
    const steps = phase.add(
      isSwept
        ? preprocessSwept.at(place, { ...own, inputs: { data, split: rows.split } })
        : preprocess.at(place, { ...own, inputs: { data, ...rows } }),
    );
    return {
      id,
      set: {
        split,
        genotypeSteps: steps.genotypes,
        expressionSteps: steps.expression,
        covariateSteps: steps.covariates,
      },
    };
  };
  return (id, { outer, inner }) => {
    const whole = place(id, outer);
    return {
      ...whole,
      innerSplits: inner,
      inner: () => inner.map((split, i) => place(`${id}/inner${i}`, split, whole.set.expressionSteps)),
    };
  };
}
