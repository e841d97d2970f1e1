import { z } from 'zod';
import { defineEstimator } from '../contract/define-estimator.js';
import { fitNetworks } from '../network/fit-network.js';
import { fittedNetwork, loadNetwork } from '../network/fitted-network.js';
import { networkShape } from '../network/network-params.js';
import { pretrainedStack, stackPretraining } from '../sdae/pretraining.js';
import { lossSuitsUnits, stackShape, unsuitableLoss } from '../sdae/stack-params.js';

const params = z.strictObject({ ...networkShape, ...stackShape }).refine(lossSuitsUnits, unsuitableLoss);

/** The model of Xie et al. 2017: a multilayer perceptron whose hidden layers start as a stacked denoising autoencoder. */
export const mlpSae = defineEstimator({
  type: 'mlp-sae',
  summary:
    'A multilayer perceptron pretrained as a stacked denoising autoencoder (Xie et al. 2017), optionally with dropout.',
  params,
  traits: { joint: true, seeded: true, needsFinite: true, network: true },
  pretraining: stackPretraining,
  async fit(train, params, context) {
    const { genotypes } = train;
    const stack = await pretrainedStack(genotypes, params, context);
    const trained = await fitNetworks(train, params, context, () => stack.layers);
    return fittedNetwork({
      type: 'mlp-sae',
      markers: genotypes.features,
      activation: params.activation,
      ...trained,
      pretraining: stack.curves,
    });
  },
  load: loadNetwork,
});
