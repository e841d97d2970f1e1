import type {
  Covariates,
  MarkerReconciliation,
  MarkerSummary,
  Matrix,
  ReconciledMarkers,
  ReconcileOptions,
} from '@snpress/data';
import { applyReconciliation } from '@snpress/data/reconcile/apply-reconciliation';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import type { ReadMatrixOptions, SampleIdSource } from '@snpress/formats';
import { discoveryRate } from '@snpress/evaluate/model/permutation-test-result';
import { imputesMissing } from '@snpress/preprocess/steps/imputes-missing';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ArtifactReading, ModelArtifact } from '@snpress/models';
import { placesOf } from '../artifacts/places-of.js';
import { requireShare } from '../check-number.js';
import { RequestError } from '../request-error.js';
import { chooseContext } from './choose-context.js';
import { chooseGenes } from './choose-genes.js';
import { inUse } from './in-use.js';
import { predictedGenes, type PredictedGene } from './predicted-genes.js';
import { predictSamples } from './predict-samples.js';
import type { PredictionHooks } from './prediction-progress.js';
import { readAsTrained } from './read-as-trained.js';
import { readGenotypes } from './read-genotypes.js';
import { readModel } from './read-model.js';
import { knownCovariates, readModelCovariates, type KnownCovariates } from './read-model-covariates.js';
import { sameMarkers } from './same-markers.js';
import { withFrequencies } from './with-frequencies.js';
import { variantsFound, type VariantsFound } from './variants-found.js';

/** How new samples are predicted. */
export interface PredictOptions extends PredictionHooks {
  /** The context that is predicted, of a model of several. */
  readonly context?: string | undefined;
  /** Ids of genes; all of the model by default. */
  readonly genes?: readonly string[];
  /** Only genes whose q, of samples that were held out of training, is at most this. */
  readonly minQ?: number | undefined;
  /** The smallest share of the variants that the model uses with which it predicts; 0.5 by default. */
  readonly minFound?: number;
  /** What makes two variants one: position and alleles where both sides know them, else the id; or one of these alone. */
  readonly match?: ReconcileOptions['by'];
  /** Take alleles of the other strand (A/G for T/C) for the same variant. */
  readonly complement?: boolean;
  /** What becomes of variants that read alike on both strands. */
  readonly ambiguous?: ReconcileOptions['ambiguous'];
  /** Told what was found of a model's variants, with the warnings so far, before it predicts. */
  readonly onFound?: (summary: PredictionSummary, warnings: readonly string[]) => void;
}

/** Which samples are predicted, by which models. */
export interface PredictRequest extends PredictOptions {
  /** Genotypes of the new samples, in any format that is read; several files are joined as in a spec. No phenotypes are needed. */
  readonly genotypes: string | readonly string[];
  /** How the genotypes are read, where that is not as in training or to be recognised. */
  readonly reading?: ReadMatrixOptions | undefined;
  /** Which ids to use for the samples of both files: a table of ids, or a pattern and its replacement. */
  readonly sampleIds?: SampleIdSource | undefined;
  /** A table of the samples' covariates, where the model was trained with some; else they are at the training mean. */
  readonly covariates?: string | undefined;
}

/** A model, in its file or in memory. */
export interface NamedModel {
  /** What its predictions are called; the model's own name by default. */
  readonly name?: string;
  readonly model: string | ModelArtifact;
}

/** What became of the variants of a model in the genotypes. */
export interface PredictionSummary {
  readonly model: string;
  readonly samples: number;
  readonly genes: number;
  /** Genes with q up to 0.05 on samples that were held out of training; undefined where no q is known. */
  readonly predictable?: number;
  /** Genes none of whose variants are there: the same is predicted for all samples. */
  readonly withoutVariants: number;
  readonly markers: MarkerSummary;
  readonly found: VariantsFound;
  /** How the genotypes were read that is not by default: `{ field: 'DS' }`; undefined where they were in memory. */
  readonly reading?: ArtifactReading;
  /** The covariates that the model was trained with, and for how many samples they are known. */
  readonly covariates?: { readonly names: readonly string[]; readonly samples: number };
}

/** The predicted expression of new samples. */
export interface Prediction {
  /** Samples × genes, in the units of the training expression. */
  readonly expression: Matrix;
  readonly summary: PredictionSummary;
  /** In the order of the expression's. */
  readonly genes: readonly PredictedGene[];
  /** What became of every variant. */
  readonly reconciliation: MarkerReconciliation;
  /** In whole sentences. */
  readonly warnings: readonly string[];
}

/**
 * Predicts the expression of new samples with a model that a run left.
 *
 * @throws DataError where a file is at fault, or is of another ploidy
 * @throws RequestError where the model does not predict a gene or a context, or too few of its variants are there
 * @example
 * const { expression, warnings } = await predict({
 *   model: 'runs/my-cross/latest/models/lasso.arrow',
 *   genotypes: 'new.vcf.gz',
 * });
 * await writeMatrix('predictions.tsv', expression);
 */
export async function predict({
  model,
  ...request
}: PredictRequest & { readonly model: string | ModelArtifact }): Promise<Prediction> {
  const first = await predictEach([{ model }], request).next();
  return first.value as Prediction;
}

/** A model with what is to be predicted by it. */
interface Task {
  readonly name: string;
  readonly artifact: ModelArtifact;
  readonly genes: Int32Array;
}

/**
 * Predicts with several models, each when the one before has been taken. All are read before the genotypes; models of the same variants
 * share one reading.
 *
 * @throws what `predict` throws
 */
export async function* predictEach(
  models: readonly NamedModel[],
  request: PredictRequest,
): AsyncGenerator<Prediction> {
  requireShare('minFound', request.minFound);
  let tasks: readonly Task[] = await tasksOf(models, request);
  while (tasks.length > 0) {
    const { artifact: first } = tasks[0]!;
    const group = tasks.filter(({ artifact }) => sameMarkers(artifact, first));
    tasks = tasks.filter((task) => !group.includes(task));
    const { warnings, ...read } = await readFor(group, request);
    const samples = await renamed(read.matrix.samples, request);
    for (const [index, task] of group.entries()) {
      const known = await readModelCovariates(task.artifact, request, samples);
      const told = index === 0 ? [...new Set(warnings)] : [];
      const matrix = { ...read.matrix, samples };
      yield await predictOne(task, { ...read, matrix, warnings: told }, known, request);
    }
  }
}

/**
 * Predicts samples whose genotypes are in memory, for programs that read them in their own way or have no files.
 *
 * @param genotypes - dosages of any markers in any order; those of the model are found by position and alleles, or by id
 * @throws RequestError where the model does not predict a gene or a context, or too few of its variants are there
 * @example
 * const { expression } = await predictMatrix(await readModel('lasso.arrow'), genotypes);
 */
export async function predictMatrix(
  model: ModelArtifact,
  genotypes: Matrix,
  options: PredictOptions & { readonly covariates?: Covariates } = {},
): Promise<Prediction> {
  requireShare('minFound', options.minFound);
  const artifact = chooseContext(model, options.context);
  const { ploidy, markers } = artifact;
  const reconciliation = reconcileMarkers(markers, markersOf(genotypes, ploidy), matchingOf(options));
  const matrix = applyReconciliation(reconciliation, genotypes, ploidy);
  const task = { name: artifact.name, artifact, genes: chooseGenes(artifact, options) };
  const known = knownCovariates(artifact, options.covariates, genotypes.samples);
  return predictOne(task, { matrix, reconciliation, warnings: reconciliation.warnings }, known, options);
}

async function tasksOf(models: readonly NamedModel[], request: PredictRequest): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  for (const { name, model } of models) {
    const artifact = chooseContext(
      typeof model === 'string' ? await readModel(model) : model,
      request.context,
    );
    request.signal?.throwIfAborted();
    tasks.push({ name: name ?? artifact.name, artifact, genes: chooseGenes(artifact, request) });
  }
  return tasks;
}

async function renamed(
  samples: readonly string[],
  { sampleIds, genotypes, signal }: PredictRequest,
): Promise<readonly string[]> {
  if (sampleIds === undefined) return samples;
  return renameSamples(samples, await readSampleIds(sampleIds, { samples, signal }), String(genotypes))
    .samples;
}

/** What was read for a model, and how. */
type ReadForModel = ReconciledMarkers & Pick<PredictionSummary, 'reading'>;

/** Reads what any of the models uses. */
async function readFor(group: readonly Task[], request: PredictRequest): Promise<ReadForModel> {
  const { artifact } = group[0]!;
  const { markers, ploidy } = artifact;
  const wanted = new Set(group.flatMap(({ artifact: own, genes }) => [...usedMarkers(own, genes)]));
  const { files, reading, warnings } = await readAsTrained(
    artifact,
    [request.genotypes].flat(),
    request.reading,
  );
  const read = await readGenotypes({
    files,
    matching: matchingOf(request),
    ploidy,
    reference: markers,
    wanted: Int32Array.from(wanted).sort(),
    onProgress: request.onProgress,
    signal: request.signal,
  });
  return { ...read, reading, warnings: [...warnings, ...read.warnings] };
}

function matchingOf({ match, complement, ambiguous }: PredictOptions): ReconcileOptions {
  return { by: match, complement, ambiguous };
}

async function predictOne(
  { name, artifact, genes }: Task,
  { matrix, reconciliation, warnings, reading }: ReadForModel,
  known: KnownCovariates | undefined,
  options: PredictOptions,
): Promise<Prediction> {
  const { minFound = 0.5 } = options;
  const found = variantsFound(artifact, reconciliation.columns, matrix, genes);
  const predictedOnes = predictedGenes(artifact, reconciliation.columns, genes);
  const tested = predictedOnes.filter(({ q }) => !Number.isNaN(q));
  const summary: PredictionSummary = {
    model: name,
    samples: matrix.samples.length,
    genes: genes.length,
    ...(tested.length > 0 && { predictable: tested.filter(({ q }) => q <= discoveryRate).length }),
    withoutVariants: predictedOnes.filter((gene) => gene.used > 0 && gene.found === 0).length,
    markers: reconciliation.summary,
    found,
    ...(reading && { reading }),
    ...(known && { covariates: { names: known.names, samples: known.samples } }),
  };
  options.onFound?.(summary, warnings);
  if (found.found < minFound * found.used)
    throw new RequestError({
      message: `${name}: ${inUse(found)}; \`minFound\` ${minFound} asks for more, so nothing was predicted`,
      hint: 'check that genome build, ids and alleles are those of the training genotypes (`match` id, `complement`), or lower `minFound`',
    });
  const isFilled =
    !imputesMissing(artifact.genotypeSteps) && (found.missingCalls > 0 || found.found < found.used);
  const filled = `${name}: no step of its preprocessing imputes, so what is missing became the mean dosage of the training samples`;
  const predicted = await predictSamples(
    withFrequencies(artifact, matrix),
    matrix,
    genes,
    known?.covariates,
    options,
  );
  const { positions } = placesOf({ ...artifact.genes, features: artifact.genes.ids }, predicted.features);
  return {
    expression: { ...predicted, positions },
    summary,
    genes: predictedOnes,
    reconciliation,
    warnings: isFilled ? [...warnings, filled] : warnings,
  };
}
