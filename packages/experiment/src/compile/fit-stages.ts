import { cisWindow } from '@snpress/models/marker-choice/marker-choice';
import { planTuning } from '@snpress/models/tuning/plan-tuning';
import { pretrainingId } from '@snpress/models/tuning/pretraining-id';
import type { BackendName, Estimator, Setting, TuningCell } from '@snpress/models';
import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { Reference, References } from '@snpress/pipeline';
import { describeSetting } from '@snpress/models/tuning/describe-setting';
import { estimatorOf } from '../artifacts/estimator-of.js';
import type { dataset } from '../artifacts/training-set.js';
import { learnEnrichment, learnEnrichmentSwept } from '../definitions/learn-enrichment.js';
import { pretrain } from '../definitions/pretrain.js';
import { refit, refitSwept } from '../definitions/refit.js';
import { select } from '../definitions/select.js';
import { tune, tuneSwept } from '../definitions/tune.js';
import type { ModelSpec } from '../spec/experiment.js';
import type { PhaseStages } from './stage-list.js';
import type { NestedPlace, TrainingSetPlace } from './training-sets.js';
import { trainsOnTensors, usedModels, weighsMarkers } from './used-models.js';

/** What the stages that fit a model to one training set need. */
export interface FitPlace {
  readonly seed: number | string;
  /** What networks are trained on in the place of our own kernels. */
  readonly backend: BackendName | undefined;
  readonly data: References<typeof dataset>;
  readonly outer: NestedPlace;
  /** Where the data have some. */
  readonly annotations: Reference<'annotations'> | undefined;
  readonly innerFolds: number;
  /** Whether genotypes are swept from disk. */
  readonly isSwept: boolean;
  readonly phase: PhaseStages;
  /** Where stages are that models share. */
  readonly shared: PhaseStages;
}

/** What the stages leave that fit one model to one training set. */
export interface FittedStages extends References<typeof refit.outputs> {
  /** Where there was something to choose. */
  readonly selection: Reference<'selection'> | undefined;
  /** Where the model makes use of annotations. */
  readonly enrichment: Reference<'enrichment'> | undefined;
}

/** Tune (per cell, and per inner fold where folds are independent) → select → refit. */
export function fitStages(model: ModelSpec, at: FitPlace): FittedStages {
  const { data, outer, phase } = at;
  const { type, markers, grid, select: choose } = model;
  // Settings of several contexts are chosen within the fits.
  const contexts = model.contexts && { how: model.contexts, folds: at.innerFolds, grid, select: choose };
  const kind = { type, markers, contexts };
  const estimator = estimatorOf(kind);
  const uses = usedModels(model);
  const trainedOn = at.backend && trainsOnTensors(model) ? { backend: at.backend } : {};
  const plan = planTuning(estimator, model.params, contexts ? {} : grid);
  const weighs = weighsMarkers(model) && model.annotations !== 'ignore';
  const enrichmentOf = (place: TrainingSetPlace): Reference<'enrichment'> | undefined =>
    weighs ? enrichmentAt(place, cisWindow(markers), at) : undefined;
  const seedOf = (id: string) => (estimator.traits.seeded ? forkSeed(at.seed, id) : undefined);

  const tuneSweptAt = (cell: Setting, settings: readonly Setting[]): Reference<'scores'> => {
    const id = [outer.id, 'tune', model.name, describeSetting(cell)].filter(Boolean).join('/');
    return phase.add(
      tuneSwept.at(id, {
        params: { ...kind, ...trainedOn, params: model.params, settings, select: choose },
        inputs: { data, set: outer.set, folds: outer.innerSplits, enrichment: enrichmentOf(outer) },
        seed: seedOf(id),
        uses,
      }),
    ).scores;
  };
  const scoresOf = ({ cell, settings, folds }: TuningCell): readonly Reference<'scores'>[] => {
    const tuneAt = (place: string, sets: readonly TrainingSetPlace[]): Reference<'scores'> => {
      // One pretraining serves one training set.
      const trained = { each: sets[0], all: undefined, none: outer }[folds];
      const id = [place, 'tune', model.name, describeSetting(cell)].filter(Boolean).join('/');
      return phase.add(
        tune.at(id, {
          params: { ...kind, ...trainedOn, params: model.params, settings, select: choose },
          inputs: {
            data,
            // Which genes share their cis markers is a question to the whole training set.
            outer: folds === 'each' && markers === undefined ? undefined : outer.set,
            folds: sets.map((place) => ({ ...place.set, enrichment: enrichmentOf(place) })),
            enrichment: folds === 'each' ? undefined : enrichmentOf(outer),
            pretrained: pretrainings(estimator, [{ ...model.params, ...cell }], trained, enrichmentOf, at),
          },
          seed: seedOf(id),
          uses,
        }),
      ).scores;
    };
    if (at.isSwept) return [tuneSweptAt(cell, settings)];
    if (folds === 'each') return outer.inner().map((fold) => tuneAt(fold.id, [fold]));
    return [tuneAt(outer.id, folds === 'all' ? outer.inner() : [])];
  };

  const selection = plan.needsTuning
    ? phase.add(
        select.at(`${outer.id}/select/${model.name}`, {
          params: { select: choose },
          inputs: { scores: plan.cells.flatMap(scoresOf) },
        }),
      ).selection
    : undefined;
  const id = `${outer.id}/refit/${model.name}`;
  const cells = plan.cells.map(({ cell }) => ({ ...model.params, ...cell }));
  const own = {
    params: { ...kind, ...trainedOn, params: { ...model.params, ...plan.only } },
    seed: seedOf(id),
    uses,
  };
  const inputs = { data, set: outer.set, selection, enrichment: enrichmentOf(outer) };
  const fitted = phase.add(
    at.isSwept
      ? refitSwept.at(id, { ...own, inputs })
      : refit.at(id, {
          ...own,
          inputs: {
            ...inputs,
            pretrained: pretrainings(estimator, cells, outer, enrichmentOf, at),
          },
        }),
  );
  return { ...fitted, selection, enrichment: inputs.enrichment };
}

/** What a training set says of annotations, once for all models that give genes the same markers; near genes alone where genotypes are swept. */
function enrichmentAt(
  { id, set }: TrainingSetPlace,
  cis: number | undefined,
  { data, annotations, isSwept, shared }: FitPlace,
): Reference<'enrichment'> | undefined {
  if (annotations === undefined) return undefined;
  const own = `${id}/enrichment${cis === undefined ? '' : `/cis=${cis}`}`;
  const inputs = { data, set, annotations };
  if (!isSwept) return shared.add(learnEnrichment.at(own, { params: { cis }, inputs })).enrichment;
  if (cis === undefined) return undefined;
  return shared.add(learnEnrichmentSwept.at(own, { params: { cis }, inputs })).enrichment;
}

/** The pretrainings of a training set, by id: one stage for all models and settings that ask for the same. */
function pretrainings(
  estimator: Estimator,
  wanted: readonly object[],
  place: TrainingSetPlace | undefined,
  enrichmentOf: (place: TrainingSetPlace) => Reference<'enrichment'> | undefined,
  { data, seed, backend, shared }: FitPlace,
): ReadonlyMap<string, Reference<'pretrained'>> {
  const found = new Map<string, Reference<'pretrained'>>();
  for (const params of wanted) {
    const name = pretrainingId(estimator, params);
    if (name === undefined || place === undefined) continue;
    const enrichment = estimator.pretraining!.weighsMarkers ? enrichmentOf(place) : undefined;
    const id = `${place.id}/pretrain/${name}${enrichment ? '/weighted' : ''}`;
    const stage = pretrain.at(id, {
      params: {
        type: estimator.type,
        params: estimator.pretraining!.parameters(params) as object,
        ...(backend && estimator.traits.tensors && { backend }),
      },
      inputs: { data, set: place.set, enrichment },
      seed: forkSeed(seed, id),
      uses: usedModels({ type: estimator.type, params: {} }),
    });
    found.set(name, shared.add(stage).pretrained);
  }
  return found;
}
