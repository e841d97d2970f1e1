import { reconciliationCsv } from '@snpress/data/reconcile/reconciliation-csv';
import { writeLines } from '@snpress/formats/text/write-lines';
import { formatToWrite, writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { ReconcileOptions, ReconciledMarkers } from '@snpress/data';
import { imputesMissing } from '@snpress/models/artifact/imputes-missing';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import { positionsOf } from '@snpress/experiment/artifacts/positions-of';
import { namedFiles } from '@snpress/experiment/audit/named-files';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { RequestError } from '@snpress/experiment/request-error';
import { chooseGenes } from '@snpress/experiment/predict/choose-genes';
import { describePrediction, inUse, type PredictionSummary } from './describe-prediction.js';
import { outputFiles, type OutputFiles, type OutputRequest } from './output-files.js';
import { predictSamples } from './predict-samples.js';
import { readGenotypes } from './read-genotypes.js';
import { readModel } from '@snpress/experiment/predict/read-model';
import { readModelCovariates } from '@snpress/experiment/predict/read-model-covariates';
import { sameMarkers } from '@snpress/experiment/predict/same-markers';
import { variantsFound } from '@snpress/experiment/predict/variants-found';

/** What `snpress predict` is told. */
export interface PredictRequest extends MatrixArguments, OutputRequest {
  readonly model: readonly string[];
  readonly genotypes: string;
  readonly covariates: string | undefined;
  readonly genes: readonly string[];
  readonly minFound: number;
  readonly match: NonNullable<ReconcileOptions['by']>;
  readonly complement: boolean;
  readonly ambiguous: NonNullable<ReconcileOptions['ambiguous']>;
  readonly json: boolean;
}

/** A model with what is to be predicted by it. */
interface Task {
  readonly name: string;
  readonly artifact: ModelArtifact;
  readonly genes: Int32Array;
  readonly files: OutputFiles;
}

/**
 * Predicts the expression of new samples with models that runs left. Every model and output is checked before the
 * genotypes are read; models of the same variants share one reading.
 */
export async function predictFiles(request: PredictRequest): Promise<void> {
  const models = namedFiles(request.model, '--model');
  const files = outputFiles(
    request,
    models.map(({ name }) => name),
    [
      request.genotypes,
      ...(request.covariates === undefined ? [] : [request.covariates]),
      ...models.map(({ path }) => path),
    ],
  );
  const tasks: Task[] = [];
  for (const [index, { name, path }] of models.entries()) {
    const artifact = await readModel(path);
    tasks.push({ name, artifact, genes: chooseGenes(artifact, request.genes), files: files[index]! });
  }
  const summaries: PredictionSummary[] = [];
  while (tasks.length > 0) {
    const { artifact: first } = tasks[0]!;
    const group = tasks.filter(({ artifact }) => sameMarkers(artifact, first));
    const read = await readFor(group, request);
    for (const warning of new Set(read.warnings)) warn(warning);
    for (const task of group) {
      summaries.push(await predictOne(task, read, request));
      tasks.splice(tasks.indexOf(task), 1);
    }
  }
  if (request.json) process.stdout.write(`${JSON.stringify(summaries, null, 2)}\n`);
}

/** Reads what any of the models uses. */
async function readFor(group: readonly Task[], request: PredictRequest): Promise<ReconciledMarkers> {
  const { markers, ploidy } = group[0]!.artifact;
  const wanted = new Set(group.flatMap(({ artifact, genes }) => [...usedMarkers(artifact, genes)]));
  return readGenotypes({
    path: request.genotypes,
    reading: givenOptions(request),
    matching: { by: request.match, complement: request.complement, ambiguous: request.ambiguous },
    ploidy,
    reference: markers,
    wanted: Int32Array.from(wanted).sort(),
  });
}

async function predictOne(
  { name, artifact, genes, files }: Task,
  { matrix, reconciliation }: ReconciledMarkers,
  { minFound, json, covariates: table }: PredictRequest,
): Promise<PredictionSummary> {
  const found = variantsFound(artifact, reconciliation.columns, matrix, genes);
  const known = await readModelCovariates(artifact, table, matrix.samples);
  const summary: PredictionSummary = {
    model: name,
    samples: matrix.samples.length,
    genes: genes.length,
    markers: reconciliation.summary,
    found,
    ...(known && { covariates: { names: known.names, samples: known.samples } }),
  };
  if (!json) process.stderr.write(`${describePrediction(summary)}\n`);
  if (found.found < minFound * found.used) {
    throw new RequestError(
      `${name}: ${inUse(found)}; --min-found ${minFound} asks for more, so nothing was predicted. ` +
        'Check that genome build, ids and alleles are those of the training genotypes (--match id, --complement), or lower --min-found',
    );
  }
  if (!imputesMissing(artifact.genotypeSteps) && (found.missingCalls > 0 || found.found < found.used))
    warn(
      `${name}: no step of its preprocessing imputes, so what is missing became the mean dosage of the training samples`,
    );
  const format = formatToWrite(files.predictions);
  const predicted = predictSamples(artifact, matrix, genes, known?.covariates);
  const positions = format.holds.positions
    ? positionsOf({ ...artifact.genes, features: artifact.genes.ids }, predicted.features)
    : undefined;
  const lost = await writeMatrix(files.predictions, { ...predicted, positions }, { format: format.name });
  lost.forEach(warn);
  if (files.variants !== undefined)
    await writeLines(files.variants, reconciliationCsv(reconciliation.records()));
  if (!json)
    process.stdout.write(`${files.predictions}: ${genes.length} genes × ${matrix.samples.length} samples\n`);
  return summary;
}

function warn(message: string): void {
  process.stderr.write(`warning: ${message}\n`);
}
