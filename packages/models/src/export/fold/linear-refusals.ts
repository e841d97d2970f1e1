import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { covariateRefusals } from './covariate-refusals.js';

/** Why a model cannot be written as weights: none where it is linear. */
export function linearRefusals(artifact: ModelArtifact): readonly Problem[] {
  const { name, type, fitted } = artifact;
  if (fitted.linear !== undefined) return covariateRefusals(artifact);
  const other = fitted.dense === undefined ? '' : ', or this one as tfjs or onnx';
  return [
    {
      code: 'not-linear',
      subject: name,
      message:
        `${name} (${type}) is not linear: its predictions are no sum of one weight for each marker and gene, which is all that the ` +
        'format holds',
      hint: `export a model that is (top-snp, ridge, lasso, elastic-net)${other}`,
    },
  ];
}
