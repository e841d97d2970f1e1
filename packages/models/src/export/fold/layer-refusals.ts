import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { covariateRefusals } from './covariate-refusals.js';

/** Why a model cannot be written as dense layers: none where it is a network or linear. */
export function layerRefusals(artifact: ModelArtifact): readonly Problem[] {
  const { name, type, fitted } = artifact;
  if (fitted.dense !== undefined || fitted.linear !== undefined) return covariateRefusals(artifact);
  return [
    {
      code: 'no-layers',
      subject: name,
      message: `${name} (${type}) is neither linear nor a network on all markers, and the format holds dense layers`,
      hint: 'export a model that is (mlp, mlp-sae, sdae, top-snp, ridge, lasso, elastic-net)',
    },
  ];
}
