import { renameSamples } from '@snpress/data/matching/rename-samples';
import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import type { ReadMatrixOptions, SampleIdSource } from '@snpress/formats';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import { requireShare } from '../check-number.js';
import { chooseContext } from './choose-context.js';
import { chooseGenes } from './choose-genes.js';
import {
  matchingOf,
  predictOne,
  type Prediction,
  type PredictionTask,
  type PredictOptions,
  type ReadForModel,
} from './predict-one.js';
import { readAsTrained } from './read-as-trained.js';
import { readGenotypes } from './read-genotypes.js';
import { readModel } from './read-model.js';
import { readModelCovariates } from './read-model-covariates.js';
import { sameMarkers } from './same-markers.js';

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
  let tasks: readonly PredictionTask[] = await tasksOf(models, request);
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

async function tasksOf(
  models: readonly NamedModel[],
  request: PredictRequest,
): Promise<readonly PredictionTask[]> {
  const tasks: PredictionTask[] = [];
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

/** Reads what any of the models uses. */
async function readFor(group: readonly PredictionTask[], request: PredictRequest): Promise<ReadForModel> {
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
