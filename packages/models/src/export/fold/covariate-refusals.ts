import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';

/** Why a model cannot be written as weights of markers: none where it takes markers only. */
export function covariateRefusals({ name, covariates }: ModelArtifact): readonly Problem[] {
  if (covariates?.use !== 'markers') return [];
  return [
    {
      code: 'covariates',
      subject: name,
      message: `${name} takes covariates beside its markers (${covariates.columns.join(', ')}), and the format holds markers only`,
      hint: 'train it with preprocess.covariates.use: regress-out',
    },
  ];
}
