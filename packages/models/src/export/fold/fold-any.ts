import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { ModelError } from '../../contract/model-error.js';
import { foldLinear } from './fold-linear.js';
import { foldNetwork, type FoldedNetwork } from './fold-network.js';
import { networkOfLinear } from './network-of-linear.js';

/**
 * A network, or a linear model as a network of one layer, with its preprocessing folded into it.
 * @param what - the format, in words, for the message.
 * @param checkSize - is told the bytes of the first layers before anything is allocated; throws where they are too many.
 * @throws ModelError where the model is neither.
 */
export function foldAny(
  artifact: ModelArtifact,
  what: string,
  checkSize: (bytes: number) => void,
): FoldedNetwork {
  const { name, type, fitted, markers, genes } = artifact;
  const inputs = markers.ids.length;
  const dense = fitted.dense?.();
  if (dense !== undefined) {
    checkSize(4 * inputs * dense.networks.reduce((sum, { layers }) => sum + layers[0]!.outputs, 0));
    return foldNetwork(artifact, dense);
  }
  if (fitted.linear !== undefined) {
    checkSize(4 * inputs * genes.ids.length);
    return networkOfLinear(foldLinear(artifact));
  }
  throw new ModelError(
    `${what} holds dense layers, and ${name} (${type}) has none; export a network (mlp, mlp-sae, sdae) or a linear model ` +
      '(top-snp, ridge, lasso, elastic-net)',
  );
}
