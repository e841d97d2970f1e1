import type { Covariates, Matrix } from '@snpress/data';
import { encodeCovariates } from './covariate-encoding.js';
import type { CovariateFit } from './covariate-fit.js';
import { projectOnComponents } from './principal-components.js';

/** The columns of covariates for some samples, encoded ones before principal components; NaN where not known. */
export function rawColumns(
  { encoding, components }: Pick<CovariateFit, 'encoding' | 'components'>,
  genotypes: Matrix,
  covariates: Covariates | undefined,
): Float64Array {
  const encoded = encodeCovariates(encoding, covariates, genotypes.samples);
  const scores = components.loadings.length === 0 ? [] : projectOnComponents(components, genotypes);
  const columns = new Float64Array(encoded.length + scores.length);
  columns.set(encoded);
  columns.set(scores, encoded.length);
  return columns;
}

/** The kept columns less their training mean, in training standard deviations; 0 where not known. */
export function standardColumns(
  fit: CovariateFit,
  genotypes: Matrix,
  covariates: Covariates | undefined,
): Float64Array {
  const rows = genotypes.samples.length;
  const raw = rawColumns(fit, genotypes, covariates);
  const columns = new Float64Array(fit.kept.length * rows);
  fit.kept.forEach((column, index) => {
    for (let row = 0; row < rows; row++) {
      const value = raw[column * rows + row]!;
      if (Number.isNaN(value)) continue;
      columns[index * rows + row] = (value - fit.means[column]!) / fit.deviations[column]!;
    }
  });
  return columns;
}
