import { covariatesFromBundle } from '@snpress/data/covariates/covariates-bundle';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import type { Matrix } from '@snpress/data';
import { estimateHeritability } from '@snpress/evaluate/heritability/estimate-heritability';
import { heritabilityCeiling } from '@snpress/evaluate/ceiling/heritability-ceiling';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import type { CovariateOptions } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { packArrays } from '../artifacts/pack-arrays.js';

/**
 * Estimates how much of the expression all markers can explain, from all samples: a fact on the data that no model is
 * fitted with. Covariates are regressed out where models learn what they leave. Missing calls are filled with the marker's mean; genes with missing values are left out.
 */
const heritability: StageFunction = async ({ parameters, inputs, outputs, warn }) => {
  const read = await readArrowMatrix(inputs.genotypes!);
  const genotypes = fitSteps(read, [{ impute: { strategy: 'mean' } }]).apply(read);
  const all = await readArrowMatrix(inputs.expression!);
  const complete = completeGenes(all);
  const left = all.features.length - complete.features.length;
  if (left > 0) warn(`${left} genes with missing values are not in the estimate of heritability`);
  const { covariates: options } = parameters as { covariates?: CovariateOptions };
  let expression = complete;
  if (options !== undefined && complete.features.length > 0) {
    const covariates =
      inputs.covariates === undefined ? undefined : covariatesFromBundle(await readBundle(inputs.covariates));
    const fitted = fitCovariates({ genotypes, expression, covariates }, options);
    expression = fitted.remove(expression, genotypes, covariates);
  }
  await writeBundle(
    outputs.ceiling!,
    packArrays(
      expression.features.length === 0
        ? {}
        : heritabilityCeiling(estimateHeritability({ genotypes, expression })),
    ),
  );
};

function completeGenes(matrix: Matrix): Matrix {
  const size = matrix.samples.length;
  const complete = [...matrix.features.keys()].filter(
    (gene) => !matrix.values.subarray(gene * size, (gene + 1) * size).some(Number.isNaN),
  );
  return complete.length === matrix.features.length ? matrix : selectFeatures(matrix, complete);
}

export default heritability;
