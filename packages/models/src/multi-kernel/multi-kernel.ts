import type { ArrayBundle, Matrix } from '@snpress/data';
import { type BinEffects, linearBins, loadBins, predictBins, saveBins } from '../bins/bin-effects.js';
import { standardiseBins } from '../bins/standardise-bins.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { ownIntercepts } from '../bins/own-intercepts.js';
import { binImportance } from '../bins/bin-importance.js';
import { linearMeasure } from '../linear/linear-importance.js';
import { fitPlaces } from '../susie/fit-places.js';
import { fitOwnProfiles } from './fit-own-profiles.js';
import { fitSharedProfiles } from './fit-shared-profiles.js';
import { addInteractions, type InteractionDuals } from './interaction-duals.js';
import { manyGenes } from './many-genes.js';
import { markerProfiles } from './marker-profiles.js';
import { multiKernelParams } from './multi-kernel-params.js';
import { loadInteractions, saveInteractions } from './save-interactions.js';

const type = 'multi-kernel';

/**
 * GBLUP with relationship matrices whose markers are weighted: the posterior mean over weights that genes share, or the gene's own inclusion
 * probabilities, with or without interactions among weighted markers. Where effects are is learned as by `susie`.
 */
export const multiKernel = defineEstimator({
  type,
  summary:
    'GBLUP over many weighted relationship matrices, averaged by their evidence; interactions if asked.',
  params: multiKernelParams,
  traits: { joint: true, seeded: false, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
  keepsGenotypes: ({ interactions }) => interactions !== 'none',
  async fit(train, params, context) {
    const places = await fitPlaces(train, params, partOfProgress(context, 0, 0.5));
    context.signal?.throwIfAborted();
    const clusters =
      params.profiles === 'own' || params.profiles === 'alike'
        ? []
        : markerProfiles(places.inclusion, places.hotspots.length, params.kernels);
    const shared =
      params.profiles === 'shared' ||
      params.profiles === 'alike' ||
      (params.profiles === 'auto' && clusters.length >= Math.min(manyGenes, params.kernels));
    const second = partOfProgress(context, 0.5, 0.5);
    const { effects, interactions } = await (shared
      ? fitSharedProfiles(places, clusters, params, second)
      : fitOwnProfiles(places, params, second));
    const model: BinEffects = {
      ...places.scaling,
      markers: train.genotypes.features,
      genes: train.expression.features,
      intercepts: places.means,
      effects,
    };
    const importance = binImportance(model, train);
    const predict = (genotypes: Matrix): Matrix => predictKernels(model, interactions, genotypes);
    const intercepts = ownIntercepts(model, train, predict);
    return fitted({ model: { ...model, intercepts }, interactions, importance });
  },
  load: ({ metadata, arrays }) =>
    fitted({
      model: loadBins(arrays),
      interactions: loadInteractions({ metadata, arrays }),
      importance: arrays.importance as Float64Array,
    }),
});

interface State {
  readonly model: BinEffects;
  readonly interactions: InteractionDuals | undefined;
  /** Of the additive part. */
  readonly importance: Float64Array;
}

function predictKernels(
  model: BinEffects,
  interactions: InteractionDuals | undefined,
  genotypes: Matrix,
): Matrix {
  const predicted = predictBins(type, model, genotypes);
  if (interactions !== undefined) {
    const rows = genotypes.samples.length;
    const columns = standardiseBins(genotypes.values, rows, model);
    addInteractions(interactions, columns, rows, predicted.values);
  }
  return predicted;
}

function fitted({ model, interactions, importance }: State): Fitted {
  return {
    predict: (genotypes) => predictKernels(model, interactions, genotypes),
    save(): ArrayBundle {
      const saved = interactions && saveInteractions(interactions);
      return {
        metadata: { type, ...saved?.metadata },
        arrays: { ...saveBins(model), ...saved?.arrays, importance },
      };
    },
    ...(interactions !== undefined && {
      ablations: () => [
        {
          part: 'interactions',
          additive: true,
          predict: (genotypes: Matrix) => predictBins(type, model, genotypes),
        },
      ],
    }),
    ...(interactions === undefined && {
      linear: () => linearBins(model),
      markerImportance: () => ({ measure: linearMeasure, values: importance.slice() }),
    }),
  };
}
