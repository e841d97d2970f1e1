import { associateTrait } from '@snpress/associate/individual/associate-trait';
import type { Trait, TraitAssociations, TraitCalibration } from '@snpress/associate';
import { someOf } from '@snpress/data/errors/some-of';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import { attachPositions } from '@snpress/data/positions/attach-positions';
import type { Matrix, Positions } from '@snpress/data';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import { encodeCovariates, fitEncoding } from '@snpress/models/covariates/covariate-encoding';
import { predictEach } from '../predict/predict.js';
import { RequestError, type RequestProblem } from '../request-error.js';
import { readTraits } from './read-traits.js';
import { readRelatives, type Relatives, relatednessOf } from './relatedness.js';
import type { AssociateSamplesRequest } from './samples-request.js';
import { traitsOf } from './traits-of.js';

/** The genes of one model, or of a file of expression, against one trait. */
export interface SampleAssociations extends TraitAssociations {
  /** The model that predicted the expression; undefined where it was given. */
  readonly model: string | undefined;
  readonly positions: Positions | undefined;
}

/** Expression of samples against their traits. */
export interface AssociatedSamples {
  readonly associations: readonly SampleAssociations[];
  /** What is to be known, in whole sentences. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Associates measured or predicted expression with the traits of the same samples.
 *
 * @throws RequestError where files do not fit together; DataError with the first problems of a file
 * @example
 * const { associations } = await associateSamples({ traits: 'traits.tsv', expression: 'predicted.tsv' });
 */
export async function associateSamples(request: AssociateSamplesRequest): Promise<AssociatedSamples> {
  checkRequest(request);
  const associations: SampleAssociations[] = [];
  const notes: string[] = [];
  const warnings: string[] = [];
  let known: Known | undefined;
  for await (const { model, matrix, phi, told } of expressionsOf(request)) {
    const first = associations.length === 0;
    warnings.push(...told);
    // All models predict the same samples.
    known ??= await readKnown(request, matrix.samples);
    const { traits, covariates, relatives } = known;
    const relatedness = relatives && relatednessOf(relatives, matrix);
    if (first) {
      notes.push(...known.notes, ...(relatedness?.notes ?? []));
      warnings.push(...known.warnings);
    }
    const calibration = calibrationOf(request, phi);
    for (const trait of traits) {
      request.onProgress?.({
        doing: 'associating',
        ...(model !== undefined && { model }),
        done: associations.length,
        total: traits.length * (request.models?.length ?? 1),
      });
      const found = associateTrait(trait, matrix, {
        ...{ covariates, firth: request.firth, relatedness, calibration },
      });
      associations.push({ ...found, model, positions: matrix.positions });
      request.signal?.throwIfAborted();
    }
  }
  return { associations, notes, warnings };
}

/** What is known of the samples, beside their expression. */
interface Known {
  readonly traits: readonly Trait[];
  readonly covariates: Float64Array | undefined;
  readonly relatives: Relatives | undefined;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

async function readKnown(request: AssociateSamplesRequest, samples: readonly string[]): Promise<Known> {
  const { warnings, ...table } = await readTraits(request, samples);
  const { traits, notes } = traitsOf(request.traits, table, samples);
  if (request.loco === true) checkQuantities(request.traits, traits);
  if (request.heritability !== undefined && traits.length > 1)
    throw new RequestError({
      key: 'heritability',
      message: `it is that of one trait, and ${request.traits} has ${traits.length}: ${someOf(traits.map(({ name }) => name))}`,
      hint: 'choose one by `trait`',
    });
  const covariates = await covariatesOf(request, samples);
  const relatives = request.loco === true ? await readRelatives(request) : undefined;
  return { traits, covariates, relatives, notes, warnings };
}

/** @throws RequestError where a model does not know Φ of any gene */
function calibrationOf(
  { heritability }: AssociateSamplesRequest,
  phi: Float64Array | undefined,
): TraitCalibration | undefined {
  if (heritability === undefined) return undefined;
  if (phi?.some((value) => !Number.isNaN(value)) === true) return { heritability, phi };
  throw new RequestError({
    key: 'heritability',
    message: 'z is calibrated by Φ of each gene, and the model has none',
    hint: 'take a PredictDB with a column phi: `export --format predictdb --genotypes PANEL` writes one',
  });
}

interface Expression {
  readonly model: string | undefined;
  /** Of the genes, where a model predicts them. */
  readonly phi?: Float64Array | undefined;
  readonly matrix: Matrix;
  readonly told: readonly string[];
}

async function* expressionsOf(request: AssociateSamplesRequest): AsyncGenerator<Expression> {
  const { expression, models, genotypes, genePositions, signal, onProgress } = request;
  const table = genePositions === undefined ? undefined : await readPositions(genePositions);
  const placed = (matrix: Matrix): Matrix =>
    table === undefined ? matrix : attachPositions(matrix, table).matrix;
  if (expression !== undefined) {
    const { matrix, warnings } = await readMatrix(expression, { signal });
    const samples = await renamed(matrix.samples, request, expression);
    yield { model: undefined, matrix: placed({ ...matrix, samples }), told: warnings };
    return;
  }
  const predictions = predictEach(
    models!.map(({ name, path: model }) => ({ name, model })),
    { ...request, genotypes: genotypes!, covariates: undefined, signal, onProgress },
  );
  for await (const { summary, expression: matrix, genes, warnings } of predictions)
    yield {
      model: summary.model,
      matrix: placed(matrix),
      phi: Float64Array.from(genes, (gene) => gene.phi),
      told: warnings,
    };
}

async function renamed(
  samples: readonly string[],
  { sampleIds, signal }: AssociateSamplesRequest,
  file: string,
): Promise<readonly string[]> {
  if (sampleIds === undefined) return samples;
  return renameSamples(samples, await readSampleIds(sampleIds, { samples, signal }), file).samples;
}

async function covariatesOf(
  { covariates, sampleIds, signal }: AssociateSamplesRequest,
  samples: readonly string[],
): Promise<Float64Array | undefined> {
  if (covariates === undefined) return undefined;
  const known = await readCovariates(covariates, samples, { signal, sampleIds });
  return encodeCovariates(fitEncoding(known), known, samples);
}

/** @throws RequestError where a trait is one of cases, from which relatedness is not taken out */
function checkQuantities(file: string, traits: readonly Trait[]): void {
  const binary = traits.flatMap(({ kind, name }) => (kind === 'binary' ? [name] : []));
  if (binary.length > 0)
    throw new RequestError({
      key: 'loco',
      message: `relatedness is taken out of quantitative traits alone, and ${file} has binary ones: ${someOf(binary)}`,
      hint: 'choose quantitative traits by `trait`, or leave it out',
    });
}

/** @throws RequestError with everything that is wrong */
function checkRequest({ expression, models, genotypes, loco, heritability }: AssociateSamplesRequest): void {
  const problems: RequestProblem[] = [];
  const hasModels = models !== undefined && models.length > 0;
  if ((expression !== undefined) === hasModels)
    problems.push({
      key: 'expression',
      message: 'expression is to be given, or models to predict it by, and not both',
      hint: 'name a file of `expression`, or a `model` and `genotypes`',
    });
  if (hasModels && genotypes === undefined)
    problems.push({ key: 'genotypes', message: 'models predict from genotypes', hint: 'name their file' });
  if (loco === true && genotypes === undefined)
    problems.push({
      key: 'loco',
      message: 'relatedness is taken out by genotypes',
      hint: 'name their file with `genotypes`',
    });
  if (heritability !== undefined && !(heritability >= 0 && heritability <= 1))
    problems.push({ key: 'heritability', message: 'it is a share, 0 … 1' });
  if (heritability !== undefined && (loco === true || expression !== undefined))
    problems.push({
      key: 'heritability',
      message:
        loco === true
          ? 'what other chromosomes add to z is taken out by `loco` already'
          : 'z of predicted expression alone is calibrated by Φ, and `expression` may be measured',
      hint: loco === true ? 'give one of them' : 'name the `model` and `genotypes` instead',
    });
  if (problems.length > 0) throw new RequestError(problems);
}
