import { cisWindow } from '@snpress/models/marker-choice/marker-choice';
import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { Reference, References } from '@snpress/pipeline';
import type { heldOutSplit } from '../definitions/held-out-split.js';
import { evaluateModel } from '../definitions/evaluate-model.js';
import { evaluate } from '../definitions/evaluate.js';
import { heritability, heritabilitySwept } from '../definitions/heritability.js';
import { trueCeiling } from '../definitions/true-ceiling.js';
import type { Experiment } from '../spec/experiment.js';
import { hasCovariates } from '../spec/resolve-covariates.js';
import type { DataReferences } from './data-stages.js';
import type { FittedModel } from './model-stages.js';
import { estimatesHeritability, type Sweep } from './sweep.js';
import type { NestedSplit } from './split-stages.js';
import type { PhaseStages } from './stage-list.js';
import type { TrainingSetPlace } from './training-sets.js';

/** What the evaluation of an experiment leaves. */
export interface EvaluationReferences {
  readonly byModel: ReadonlyMap<string, Reference<'evaluated-model'>>;
  readonly whole: Reference<'evaluation'>;
}

/** What is judged. */
export interface JudgedPlace {
  readonly data: DataReferences;
  readonly splits: readonly NestedSplit[];
  readonly outer: readonly TrainingSetPlace[];
  readonly models: readonly FittedModel[];
  /** Where genotypes are swept from disk. */
  readonly sweep: Sweep | undefined;
}

/**
 * How high skill can be; one stage per model that judges it, so that another model judges no model anew; and one that puts
 * them together.
 */
export function evaluationStages(
  experiment: Experiment,
  place: JudgedPlace,
  phase: PhaseStages,
): EvaluationReferences {
  const { data, splits, outer, models } = place;
  const { bootstrap, permutations, cisWindow } = experiment.evaluate;
  // One seed for all: every model is judged on the same draws of samples.
  const seed = forkSeed(experiment.seed, 'evaluate');
  const { expression } = data;
  const baseline = models.find(({ model }) => model.name === 'mean')!;
  const heldOut = splits.map(({ outer }, o): References<typeof heldOutSplit> => {
    const { predictions, covariatePart } = baseline.splits[o]!;
    return { split: outer, baseline: predictions, covariatePart };
  });
  const ceilings = ceilingStages(experiment, place, heldOut, seed, phase);
  const evaluations = models.map((fitted) => {
    const { name } = fitted.model;
    const own = fitted.splits.map(({ predictions, parts, ablated }, o) => ({
      ...heldOut[o]!,
      predictions: fitted === baseline ? undefined : predictions,
      parts,
      ablated,
    }));
    const { evaluation } = phase.add(
      evaluateModel.at(`evaluate/${name}`, {
        params: { model: name, bootstrap, permutations, cisWindow },
        inputs: { expression, splits: own },
        seed,
      }),
    );
    const selections = fitted.splits.flatMap(({ selection }) => selection ?? []);
    return [name, { evaluation, selections }] as const;
  });
  const { evaluation } = phase.add(
    evaluate.at('evaluate', {
      params: {
        experiment: experiment.name,
        models: models.map(({ model }) => model.name),
        targets: targetsOf(experiment),
        baseline: regressesOut(experiment) ? 'training mean and covariates' : undefined,
      },
      inputs: {
        reconciliation: data.reconciliation,
        splits: outer.map(({ set }) => set),
        models: new Map(evaluations),
        ceilings,
        enrichments: enrichmentsOf(models),
      },
      seed,
    }),
  );
  return { byModel: new Map(evaluations.map(([name, own]) => [name, own.evaluation])), whole: evaluation };
}

/** Of the outer splits, by the markers that genes were given. */
function enrichmentsOf(
  models: readonly FittedModel[],
): ReadonlyMap<string, readonly Reference<'enrichment'>[]> {
  return new Map(
    models.flatMap(({ model: { markers }, splits }) => {
      const own = splits.flatMap(({ enrichment }) => enrichment ?? []);
      return own.length === 0 ? [] : [[String(cisWindow(markers) ?? 'all'), own] as const];
    }),
  );
}

/** Whether skill is what genotypes add to covariates: held-out samples have no hidden factors. */
export function regressesOut({ data, preprocess: { covariates } }: Experiment): boolean {
  return covariates?.use === 'regress-out' && (covariates.principalComponents > 0 || hasCovariates(data));
}

function ceilingStages(
  experiment: Experiment,
  { data, sweep }: JudgedPlace,
  splits: readonly References<typeof heldOutSplit>[],
  seed: string,
  phase: PhaseStages,
): readonly Reference<'ceiling'>[] {
  const { bootstrap, heritability: estimates } = experiment.evaluate;
  const { expression, geneticValues } = data;
  const ceilings: Reference<'ceiling'>[] = [];
  if (geneticValues !== undefined) {
    const inputs = { expression, geneticValues, splits };
    ceilings.push(phase.add(trueCeiling.at('ceiling', { params: { bootstrap }, inputs, seed })).ceiling);
  }
  if (estimates && (sweep === undefined || estimatesHeritability(sweep))) {
    // A held-out sample has no hidden factors: the ceiling is that of expression with them.
    const covariates = regressesOut(experiment)
      ? { ...experiment.preprocess.covariates!, hiddenFactors: undefined }
      : undefined;
    const own = { params: { covariates }, inputs: { data } };
    const { ceiling } =
      sweep === undefined
        ? phase.add(heritability.at('heritability', own))
        : phase.add(heritabilitySwept.at('heritability', own));
    ceilings.push(ceiling);
  }
  return ceilings;
}

/** What is predicted, where that is not the expression of genes. */
function targetsOf({ data }: Experiment): 'traits' | undefined {
  return data.kind === 'files' && data.targets === 'traits' ? 'traits' : undefined;
}
