import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { layerRefusals } from './layer-refusals.js';
import { refuse } from '../format/refuse.js';
import { foldLinear } from './fold-linear.js';
import { foldNetwork } from './fold-network.js';
import type { FoldedNetwork } from './folded-network.js';
import { networkOfLinear } from './network-of-linear.js';

/**
 * A network, or a linear model as a network of one layer, with its preprocessing folded into it.
 * @param checkSize - is told the bytes of the first layers before anything is allocated; throws where they are too many.
 * @throws ModelError where the model is neither.
 */
export function foldAny(artifact: ModelArtifact, checkSize: (bytes: number) => void): FoldedNetwork {
  refuse(layerRefusals(artifact));
  const inputs = artifact.markers.ids.length;
  const dense = artifact.fitted.dense?.();
  if (dense === undefined) {
    checkSize(4 * inputs * artifact.genes.ids.length);
    return networkOfLinear(foldLinear(artifact));
  }
  checkSize(4 * inputs * dense.networks.reduce((sum, { layers }) => sum + layers[0]!.outputs, 0));
  return foldNetwork(artifact, dense);
}
