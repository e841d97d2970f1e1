import type { Matrix } from '@snpress/data';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { CovariateOptions } from '@snpress/models';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { observedRows } from '@snpress/models/contract/observed-groups';
import type { Inputs } from '@snpress/pipeline';
import type { dataset } from '../artifacts/training-set.js';

/**
 * Expression of the genes that some sample has a value of, less the part of covariates where these are regressed out.
 * @param genotypes - of all samples; the samples alone where no covariate is made of markers.
 */
export async function residualExpression(
  data: Pick<Inputs<typeof dataset>, 'expression' | 'covariates'>,
  genotypes: Matrix,
  options: CovariateOptions | undefined,
): Promise<Matrix> {
  const expression = observedGenes(await data.expression.read());
  if (options === undefined) return expression;
  const covariates = await data.covariates?.read();
  return fitCovariates({ genotypes, expression, covariates }, options).remove(
    expression,
    genotypes,
    covariates,
  );
}

function observedGenes(expression: Matrix): Matrix {
  const known = [...expression.features.keys()].filter((gene) => observedRows(expression, gene).length > 0);
  return known.length === expression.features.length ? expression : selectFeatures(expression, known);
}
