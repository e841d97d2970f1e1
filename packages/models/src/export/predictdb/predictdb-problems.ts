import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { linearAdvice } from '../fold/linear-advice.js';

/** Why a model cannot be a PredictDB file, as far as it can be said before its weights are known. */
export function predictDbProblems({ name, type, fitted, markers }: ModelArtifact): string[] {
  const problems: string[] = [];
  if (fitted.linear === undefined) {
    problems.push(
      `a PredictDB file holds one weight for each variant and gene, and ${name} (${type}) is not a sum of such weights; ` +
        linearAdvice(fitted),
    );
  }
  if (markers.alleles === undefined) {
    problems.push(
      'the alleles of the markers are not known, and a PredictDB file says which one a weight counts; train on genotypes ' +
        'that have alleles (PLINK, PGEN, VCF, or Arrow made of them), or export csv',
    );
  }
  return problems;
}
