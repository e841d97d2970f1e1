import { defineEstimator } from '../contract/define-estimator.js';
import { fitNetworks } from '../network/fit-network.js';
import { fittedNetwork, loadNetwork } from '../network/fitted-network.js';
import { networkParams } from '../network/network-params.js';
import { randomLayers } from '../network/plain-layer.js';

/**
 * A multilayer perceptron: hidden layers from random weights, a linear output for all genes at once, trained by
 * mini-batch SGD with momentum.
 */
export const mlp = defineEstimator({
  type: 'mlp',
  summary: 'A multilayer perceptron for all genes at once, optionally with dropout and as an ensemble.',
  params: networkParams,
  traits: { joint: true, seeded: true, needsFinite: true, network: true },
  async fit(train, params, context) {
    const { features: markers } = train.genotypes;
    const trained = await fitNetworks(train, params, context, (rng) =>
      randomLayers(rng, markers.length, params.hidden, params.activation),
    );
    return fittedNetwork({
      type: 'mlp',
      markers,
      activation: params.activation,
      ...trained,
      pretraining: [],
    });
  },
  load: loadNetwork,
});
