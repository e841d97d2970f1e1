import { z } from 'zod';
import { defineEstimator } from '../definition/define-estimator.js';
import { fitNetworks } from '../network/fit-network.js';
import { fittedNetwork, loadNetwork } from '../network/fitted-network.js';
import { networkShape } from '../network/network-params.js';
import { randomLayers } from '../network/plain-layer.js';
import { inputShape } from '../weighted-inputs/input-params.js';
import { besideLinearPath, loadBesideLinearPath } from '../weighted-inputs/linear-path.js';
import { hotspotInputs } from '../weighted-inputs/hotspot-inputs.js';
import { markerWeightInputs } from '../weighted-inputs/marker-weight-inputs.js';

const type = 'mlp';

/**
 * A multilayer perceptron: hidden layers from random weights, a linear output for all genes at once, trained by
 * mini-batch SGD with momentum.
 */
export const mlp = defineEstimator({
  type,
  summary: 'A multilayer perceptron for all genes at once, optionally with dropout and as an ensemble.',
  params: z.strictObject({ ...networkShape, ...inputShape }),
  traits: { joint: true, seeded: true, needsFinite: true, weighsMarkers: true, network: true, tensors: true },
  async fit(train, params, context) {
    const weighted =
      params.inputs.weights === 'hotspots'
        ? await hotspotInputs(train, context)
        : markerWeightInputs(train.genotypes, context);
    const { features: markers } = train.genotypes;
    const inputs = (weighted?.genotypes ?? train.genotypes).features.length;
    const fitNetwork = async (set: typeof train, own: typeof context) => {
      const trained = await fitNetworks(
        set,
        params,
        own,
        (rng) => randomLayers(rng, inputs, params.hidden, params.activation),
        weighted,
      );
      return fittedNetwork({ type, markers, activation: params.activation, ...trained, pretraining: [] });
    };
    return params.linear === 'none'
      ? fitNetwork(train, context)
      : besideLinearPath(type, train, context, fitNetwork);
  },
  load: (bundle) => loadBesideLinearPath(bundle, loadNetwork),
});
