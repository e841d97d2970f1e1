import type { Covariates, Matrix } from '@snpress/data';
import { ModelError } from '../contract/model-error.js';
import { standardColumns } from './covariate-columns.js';
import type { CovariateFit } from './covariate-fit.js';
import { removeHiddenFactors } from './hidden-factors.js';
import { saveCovariates } from './covariates-bundle.js';
import type { FittedCovariates } from './fitted-covariates.js';

/** The names of all columns, encoded ones before principal components. */
export function covariateNames({
  encoding,
  components,
}: Pick<CovariateFit, 'encoding' | 'components'>): string[] {
  const markers = components.markerMeans.length;
  const count = markers === 0 ? 0 : components.loadings.length / markers;
  return [
    ...encoding.columns.map(({ name }) => name),
    ...Array.from({ length: count }, (_, k) => `genotype-PC${k + 1}`),
  ];
}

/** Covariates by what a fit learnt. */
export function fittedCovariates(fit: CovariateFit): FittedCovariates {
  const names = covariateNames(fit);
  const columns = Array.from(fit.kept, (column) => names[column]!);
  return {
    use: fit.use,
    table: tableOf(fit),
    usesGenotypes: fit.kept.some((column) => column >= fit.encoding.columns.length),
    columns,
    hiddenFactors: fit.hidden === undefined ? 0 : fit.hidden.scores.length / fit.hidden.samples.length,
    warnings: fit.warnings,
    extend(genotypes, covariates) {
      if (fit.use !== 'markers') return genotypes;
      return appended(genotypes, columns, standardColumns(fit, genotypes, covariates));
    },
    remove(expression, genotypes, covariates) {
      const rest = shifted(fit, expression, genotypes, covariates, -1);
      return fit.hidden === undefined ? rest : removeHiddenFactors(rest, fit.genes, fit.hidden);
    },
    restore: (predicted, genotypes, covariates) => shifted(fit, predicted, genotypes, covariates, 1),
    save: (what) => saveCovariates(what === 'for-prediction' ? { ...fit, hidden: undefined } : fit),
  };
}

function tableOf({ encoding: { columns, levels } }: CovariateFit): FittedCovariates['table'] {
  const numbers = columns.filter(({ level }) => level === undefined);
  return [
    ...numbers.map(({ name }) => ({ name, kind: 'numeric' as const })),
    ...Object.keys(levels).map((name) => ({ name, kind: 'categorical' as const })),
  ];
}

/** Genotypes and more columns, which have neither place nor alleles. */
function appended(genotypes: Matrix, columns: readonly string[], values: Float64Array): Matrix {
  const { samples, features, positions, alleles } = genotypes;
  const all = new Float32Array(genotypes.values.length + values.length);
  all.set(genotypes.values);
  all.set(values, genotypes.values.length);
  const nothing = columns.map(() => '');
  const nowhere = (of: Float64Array): Float64Array => {
    const all = new Float64Array(of.length + columns.length).fill(NaN);
    all.set(of);
    return all;
  };
  return {
    samples,
    features: [...features, ...columns.map((name) => `covariate:${name}`)],
    values: all,
    ...(positions && {
      positions: {
        chromosome: [...positions.chromosome, ...nothing],
        start: nowhere(positions.start),
        end: nowhere(positions.end),
      },
    }),
    ...(alleles && {
      alleles: { counted: [...alleles.counted, ...nothing], other: [...alleles.other, ...nothing] },
    }),
  };
}

/** Expression with the part of covariates added `sign` times. */
function shifted(
  fit: CovariateFit,
  expression: Matrix,
  genotypes: Matrix,
  covariates: Covariates | undefined,
  sign: 1 | -1,
): Matrix {
  if (fit.use !== 'regress-out') return expression;
  const rows = expression.samples.length;
  const columns = standardColumns(fit, genotypes, covariates);
  const geneAt = new Map(fit.genes.map((gene, index) => [gene, index]));
  const size = fit.kept.length;
  const values = new Float32Array(expression.values.length);
  const part = new Float64Array(rows);
  expression.features.forEach((gene, index) => {
    const at = geneAt.get(gene);
    if (at === undefined) {
      throw new ModelError('program', {
        code: 'unknown-gene',
        subject: gene,
        message: `covariates were not fitted for gene "${gene}"`,
        hint: 'give the genes of the training set',
      });
    }
    part.fill(0);
    for (let k = 0; k < size; k++) {
      const coefficient = fit.coefficients[at * size + k]!;
      for (let row = 0; row < rows; row++) part[row]! += coefficient * columns[k * rows + row]!;
    }
    for (let row = 0; row < rows; row++) {
      values[index * rows + row] = expression.values[index * rows + row]! + sign * part[row]!;
    }
  });
  return { ...expression, values };
}
