import type { Covariates, Matrix } from '@snpress/data';
import { imputesMissing } from '@snpress/preprocess/steps/imputes-missing';
import { ModelError } from '../contract/model-error.js';
import { markerProblems } from '../contract/marker-problems.js';
import { fillMissing } from './fill-missing.js';
import type { ModelArtifact } from './model-artifact.js';

/**
 * Predicts the expression of new samples, samples × genes, in the units of the expression that the model was trained on.
 *
 * Missing values are imputed as in training. Where the model's preprocessing has no step for that (`imputesMissing` says
 * so), they become the mean dosage of the training samples.
 *
 * @param genotypes - dosages of the counted alleles of `artifact.markers`, in their order; NaN where missing.
 * @param covariates - of the samples, found by id, where the model was trained with some; a sample that is not there counts as the
 *   training mean.
 * @throws ModelError where `genotypes` has other markers.
 */
export function predictExpression(
  artifact: ModelArtifact,
  genotypes: Matrix,
  covariates?: Covariates,
): Matrix {
  const { markers, ploidy, genotypeSteps, expressionSteps, fitted } = artifact;
  const problems = markerProblems(genotypes.features, markers.ids);
  if (problems.length > 0) {
    throw new ModelError('input', problems, `cannot predict with ${artifact.name}`);
  }
  const complete = imputesMissing(genotypeSteps)
    ? genotypes
    : fillMissing(
        genotypes,
        markers.frequencies.map((frequency) => frequency * ploidy),
      );
  const prepared = genotypeSteps.apply(complete);
  const known = artifact.covariates;
  if (known === undefined) return expressionSteps.invert(fitted.predict(prepared));
  const predicted = fitted.predict(known.extend(prepared, covariates));
  return expressionSteps.invert(known.restore(predicted, prepared, covariates));
}
