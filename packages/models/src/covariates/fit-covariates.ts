import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import { counted } from '@snpress/data/words/counted';
import { createRng } from '@snpress/data/random/rng';
import type { Covariates, Matrix, Rng } from '@snpress/data';
import type { TrainingSet } from '../contract/training-set.js';
import { expressionProblems } from '../contract/check-training-set.js';
import { describeMissing } from '../contract/describe-missing.js';
import { ModelError } from '../contract/model-error.js';
import { observedGroups } from '../contract/observed-groups.js';
import { rawColumns } from './covariate-columns.js';
import { fitEncoding } from './covariate-encoding.js';
import type { CovariateFit } from './covariate-fit.js';
import { fitHiddenFactors } from './hidden-factors.js';
import { covariateNames, fittedCovariates } from './covariate-model.js';
import type { CovariateOptions, FittedCovariates } from './fitted-covariates.js';
import { independentColumns, leastSquares, type IndependentColumns } from './independent-columns.js';
import { fitComponents, type PrincipalComponents } from './principal-components.js';

/** Training samples with what else is known of them. */
export interface CovariateTrainingSet extends TrainingSet {
  /** Found by sample id; none where only principal components are covariates. */
  readonly covariates?: Covariates | undefined;
}

/**
 * Learns covariates on training samples: how categorical ones become columns, the principal components of the genotypes,
 * the mean and standard deviation of every column and, to regress them out, the least-squares coefficients of every gene on
 * the standardised columns. Columns that are constant or a combination of earlier ones are left out, with a warning.
 *
 * @param train - preprocessed genotypes and expression.
 * @param rng - of the permutations by which hidden factors are counted.
 * @throws ModelError where a gene has no value, a genotype is missing that components are made of, or the columns leave nothing of expression to be explained.
 */
export function fitCovariates(
  train: CovariateTrainingSet,
  { use, principalComponents, hiddenFactors }: CovariateOptions,
  rng: Rng = createRng(1),
): FittedCovariates {
  const { genotypes, expression } = train;
  const covariates = train.covariates && ofSamples(train.covariates, genotypes.samples);
  requireComplete(train, { use, principalComponents });
  const rows = genotypes.samples.length;
  const encoding = fitEncoding(covariates ?? { samples: [], columns: [] });
  const components: PrincipalComponents =
    principalComponents > 0
      ? fitComponents(genotypes, principalComponents)
      : { markerMeans: new Float64Array(0), loadings: new Float64Array(0) };
  const raw = rawColumns({ encoding, components }, genotypes, covariates);
  const { means, deviations, columns } = standardise(raw, rows);
  const independent = independentColumns(columns, rows);
  const names = covariateNames({ encoding, components });
  const found = names.length - encoding.columns.length;
  const warnings = warningsOf(names, independent.kept, { found, wanted: principalComponents });
  requireFewer(use, independent.kept.length, rows);
  const fit: CovariateFit = {
    use,
    encoding,
    components,
    means,
    deviations,
    kept: Int32Array.from(independent.kept),
    genes: use === 'regress-out' ? expression.features : [],
    coefficients:
      use === 'regress-out' ? coefficientsOf(columns, independent, expression) : new Float64Array(0),
    warnings: [...warnings, ...fewSamples(use, independent.kept.length, rows)],
  };
  const known = fittedCovariates(fit);
  if (!hiddenFactors || use === 'markers') return known;
  const hidden = fitHiddenFactors(known.remove(expression, genotypes, covariates), hiddenFactors, rng);
  const count = hidden.scores.length / rows;
  requireFewer(use, independent.kept.length + count, rows);
  return fittedCovariates({
    ...fit,
    hidden,
    warnings: [...fit.warnings, hiddenInWords(count, hiddenFactors)],
  });
}

function requireFewer(use: CovariateOptions['use'], columns: number, rows: number): void {
  if (use === 'markers' || columns <= rows - 2) return;
  throw new ModelError('input', {
    code: 'too-many-covariates',
    message: `${columns} columns of covariates explain all expression of ${rows} training samples`,
    hint: 'name fewer of them with data.covariates.columns, fewer principal components or fewer hidden factors',
  });
}

/** So much skill, lost by what chance adds to the effects of covariates, is told. */
const mostLost = 0.2;

function fewSamples(use: CovariateOptions['use'], columns: number, rows: number): string[] {
  const lost = columns / Math.max(1, rows - columns - 2);
  if (use === 'markers' || lost <= mostLost) return [];
  return [
    `${counted(columns, 'column')} of covariates ${columns === 1 ? 'is' : 'are'} fitted to ${rows} training samples: what chance adds to their effects costs predictions about ${lost.toFixed(2)} of skill; name fewer with data.covariates.columns, or leave covariates out of contexts with few samples`,
  ];
}

function hiddenInWords(count: number, wanted: number | 'parallel'): string {
  const by = wanted === 'parallel' ? ', as many as parallel analysis finds,' : '';
  return `${counted(count, 'hidden factor')} of expression${by} ${count === 1 ? 'is' : 'are'} taken out of the training samples, not of held-out ones: markers that act on many genes (trans) may lose their effects with them`;
}

function ofSamples(covariates: Covariates, samples: readonly string[]): Covariates {
  const wanted = new Set(samples);
  const rows = [...covariates.samples.keys()].filter((row) => wanted.has(covariates.samples[row]!));
  return selectCovariates(covariates, rows);
}

function requireComplete({ genotypes, expression }: TrainingSet, options: CovariateOptions): void {
  const problems = [
    ...(options.principalComponents > 0 ? describeMissing('genotypes', 'marker', genotypes) : []),
    ...(options.use === 'regress-out' ? expressionProblems(expression) : []),
  ];
  if (problems.length > 0) throw new ModelError('input', problems, 'cannot fit covariates');
}

/** Columns less their mean and divided by their standard deviation; zero where they do not vary, or a value is not known. */
function standardise(
  raw: Float64Array,
  rows: number,
): { means: Float64Array; deviations: Float64Array; columns: Float64Array } {
  const count = raw.length / rows;
  const means = new Float64Array(count);
  const deviations = new Float64Array(count);
  const columns = new Float64Array(raw.length);
  for (let column = 0; column < count; column++) {
    const own = raw.subarray(column * rows, (column + 1) * rows);
    const known = own.filter((value) => !Number.isNaN(value));
    const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
    const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    means[column] = mean;
    if (known.every((value) => value === known[0])) continue;
    deviations[column] = Math.sqrt(square / rows);
    own.forEach((value, row) => {
      if (!Number.isNaN(value)) columns[column * rows + row] = (value - mean) / deviations[column]!;
    });
  }
  return { means, deviations, columns };
}

/** Of every gene on the kept columns, by the samples that have a value of it. */
function coefficientsOf(
  columns: Float64Array,
  independent: IndependentColumns,
  expression: Matrix,
): Float64Array {
  const { kept } = independent;
  const rows = expression.samples.length;
  const coefficients = new Float64Array(expression.features.length * kept.length);
  for (const { genes, rows: observed } of observedGroups([expression])) {
    const own = observed[0]!;
    const basis =
      own.length === rows ? independent : independentColumns(centred(columns, rows, kept, own), own.length);
    const places = own.length === rows ? Int32Array.from(kept.keys()) : basis.kept;
    const target = new Float64Array(own.length);
    const found = new Float64Array(places.length);
    for (const gene of genes) {
      const mean = own.reduce((sum, row) => sum + expression.values[gene * rows + row]!, 0) / own.length;
      own.forEach((row, k) => (target[k] = expression.values[gene * rows + row]! - mean));
      leastSquares(basis, target, found, 0);
      places.forEach((place, k) => (coefficients[gene * kept.length + place] = found[k]!));
    }
  }
  return coefficients;
}

/** Some columns in some rows, less their means there. */
function centred(
  columns: Float64Array,
  rows: number,
  kept: readonly number[],
  own: Int32Array,
): Float64Array {
  const result = new Float64Array(kept.length * own.length);
  kept.forEach((column, k) => {
    const mean = own.reduce((sum, row) => sum + columns[column * rows + row]!, 0) / own.length;
    own.forEach((row, at) => (result[k * own.length + at] = columns[column * rows + row]! - mean));
  });
  return result;
}

function warningsOf(
  names: readonly string[],
  kept: readonly number[],
  { found, wanted }: { found: number; wanted: number },
): string[] {
  const warnings: string[] = [];
  const dropped = names.filter((_, column) => !kept.includes(column));
  if (dropped.length > 0) {
    warnings.push(
      `covariates that the training samples do not tell from others, or that do not vary in them, are left out: ${dropped.join(', ')}`,
    );
  }
  if (found < wanted) {
    warnings.push(`the training genotypes have ${found} principal components, not ${wanted}`);
  }
  return warnings;
}
