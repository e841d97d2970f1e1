import { z } from 'zod';
import { defineEstimator } from '../definition/define-estimator.js';
import { fitNetworks } from '../network/fit-network.js';
import { fittedNetwork, loadNetwork } from '../network/fitted-network.js';
import { networkShape } from '../network/network-params.js';
import { pretrainedStack, stackPretraining } from '../sdae/pretraining.js';
import { checkStack, stackShape } from '../sdae/stack-params.js';
import { inputShape } from '../weighted-inputs/input-params.js';
import { besideLinearPath, loadBesideLinearPath } from '../weighted-inputs/linear-path.js';
import { hotspotInputs } from '../weighted-inputs/hotspot-inputs.js';
import { markerWeightInputs } from '../weighted-inputs/marker-weight-inputs.js';

const type = 'mlp-sae';

const params = z
  .strictObject({ ...networkShape, ...stackShape, ...inputShape })
  .superRefine(({ inputs, ...stack }, context) => {
    checkStack(stack, context, inputs.weights === 'hotspots');
  });

/**
 * The model of Xie et al. 2017: a multilayer perceptron whose hidden layers start as a stacked denoising autoencoder, or as stacked
 * restricted Boltzmann machines.
 */
export const mlpSae = defineEstimator({
  type,
  summary:
    'A multilayer perceptron pretrained as a stacked denoising autoencoder (Xie et al. 2017), optionally with dropout.',
  params,
  traits: { joint: true, seeded: true, needsFinite: true, weighsMarkers: true, network: true, tensors: true },
  pretraining: {
    ...stackPretraining,
    // Weights of inputs are learned from expression: what is pretrained on them cannot be shared.
    parameters: (given) => (given.inputs.weights === 'hotspots' ? null : stackPretraining.parameters(given)),
  },
  async fit(train, given, context) {
    const { genotypes } = train;
    const hotspots = given.inputs.weights === 'hotspots' ? await hotspotInputs(train, context) : undefined;
    const isWeighted = hotspots !== undefined;
    const stack = await pretrainedStack(hotspots?.genotypes ?? genotypes, given, context, isWeighted);
    // Which markers act on genes is no part of what is reconstructed.
    const weighted = hotspots ?? markerWeightInputs(genotypes, context);
    const fitNetwork = async (set: typeof train, own: typeof context) => {
      const trained = await fitNetworks(set, given, own, () => stack.layers, weighted);
      const pretraining = stack.curves;
      return fittedNetwork({
        ...{ type, markers: genotypes.features, activation: given.activation },
        ...{ ...trained, pretraining },
      });
    };
    return given.linear === 'none'
      ? fitNetwork(train, context)
      : besideLinearPath(type, train, context, fitNetwork);
  },
  load: (bundle) => loadBesideLinearPath(bundle, loadNetwork),
});
