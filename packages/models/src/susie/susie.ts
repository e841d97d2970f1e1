import type { ArrayBundle } from '@snpress/data';
import { type BinEffects, linearBins, loadBins, predictBins, saveBins } from '../bins/bin-effects.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Fitted } from '../contract/fitted.js';
import { ownIntercepts } from '../bins/own-intercepts.js';
import { binImportance } from '../bins/bin-importance.js';
import { linearMeasure } from '../linear/linear-importance.js';
import { fitPlaces, type PlaceFit } from './fit-places.js';
import {
  type InclusionState,
  inclusionOf,
  inclusionState,
  loadInclusion,
  saveInclusion,
} from './inclusion-state.js';
import { addRows, residualEffects } from './residual-effects.js';
import { susieParams } from './susie-params.js';

const type = 'susie';

/**
 * Sum of single effects (Wang, Sarkar, Carbonetto & Stephens 2020) with priors shared by all genes and learned from them by empirical
 * Bayes: where effects sit (near the gene, at hotspots, anywhere), how large they are and how often there is none. What they leave goes
 * to GBLUP on markers weighted as hotspots.
 */
export const susie = defineEstimator({
  type,
  summary: 'A sum of few single effects per gene with priors learned from all genes, then GBLUP by hotspots.',
  params: susieParams,
  traits: { joint: true, seeded: false, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
  async fit(train, params, context) {
    const places = await fitPlaces(train, params, context);
    context.signal?.throwIfAborted();
    const model: BinEffects = {
      ...places.scaling,
      markers: train.genotypes.features,
      genes: train.expression.features,
      intercepts: places.means,
      effects:
        params.residual === 'none' ? sparseEffects(places) : residualEffects(places, params.residualShares),
    };
    const whole = { ...model, intercepts: ownIntercepts(model, train) };
    return fitted(whole, inclusionState(places), binImportance(whole, train));
  },
  load: (bundle) =>
    fitted(loadBins(bundle.arrays), loadInclusion(bundle), bundle.arrays.importance as Float64Array),
});

function sparseEffects({ effects, hotspots, means }: PlaceFit): Float32Array {
  const dense = new Float32Array(means.length * hotspots.length);
  addRows(dense, effects, hotspots.length);
  return dense;
}

function fitted(model: BinEffects, inclusion: InclusionState, importance: Float64Array): Fitted {
  return {
    predict: (genotypes) => predictBins(type, model, genotypes),
    save(): ArrayBundle {
      const { metadata, arrays } = saveInclusion(inclusion);
      return { metadata: { type, ...metadata }, arrays: { ...saveBins(model), ...arrays, importance } };
    },
    linear: () => linearBins(model),
    markerImportance: () => ({ measure: linearMeasure, values: importance.slice() }),
    inclusion: () => inclusionOf(model, inclusion),
  };
}
