import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { linearRefusals } from '../fold/linear-refusals.js';

/** Why a model cannot be a PredictDB file, as far as it can be said before its weights are known. */
export function predictDbRefusals(artifact: ModelArtifact): readonly Problem[] {
  const problems = [...linearRefusals(artifact)];
  if (artifact.markers.alleles === undefined) {
    problems.push({
      code: 'no-alleles',
      subject: artifact.name,
      message: `the alleles of the markers of ${artifact.name} are not known, and PredictDB says which one a weight counts`,
      hint: 'train on genotypes that have alleles (PLINK, PGEN, VCF, or Arrow made of them), or export csv',
    });
  }
  return problems;
}
