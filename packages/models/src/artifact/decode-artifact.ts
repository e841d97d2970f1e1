import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import type { Estimator } from '../contract/estimator.js';
import { loadArtifact } from './load-artifact.js';
import type { ModelArtifact } from './model-artifact.js';

/**
 * Decodes a model from the bytes of a file of the folder `models` of a run; in a browser too.
 * @param others - estimators beside those of this package.
 * @throws DataError where the bytes are no bundle; ModelError where it is no model, is damaged, or is of a later version.
 * @example
 * const response = await fetch('lasso.arrow');
 * const model = await decodeArtifact(new Uint8Array(await response.arrayBuffer()));
 */
export async function decodeArtifact(
  bytes: Uint8Array,
  others: readonly Estimator[] = [],
): Promise<ModelArtifact> {
  return loadArtifact(await decodeBundle(bytes), others);
}
