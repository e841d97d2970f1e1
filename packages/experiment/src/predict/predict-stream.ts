import type { Covariates, MarkerStream, Matrix } from '@snpress/data';
import { applyReconciliation } from '@snpress/data/reconcile/apply-reconciliation';
import { collectReconciled } from '@snpress/data/reconcile/collect-reconciled';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ArtifactReading, ModelArtifact } from '@snpress/models';
import { requireShare } from '../check-number.js';
import { chooseContext } from './choose-context.js';
import { chooseGenes } from './choose-genes.js';
import { followMarkers } from './follow-markers.js';
import { knownCovariates } from './known-covariates.js';
import {
  matchingOf,
  predictOne,
  type Prediction,
  type PredictionTask,
  type PredictOptions,
} from './predict-one.js';

/** What is known of samples whose genotypes are no files. */
export type PredictMatrixOptions = PredictOptions & { readonly covariates?: Covariates };

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
  options: PredictMatrixOptions = {},
): Promise<Prediction> {
  const task = taskOf(model, options);
  const { artifact } = task;
  const { ploidy, markers } = artifact;
  const reconciliation = reconcileMarkers(markers, markersOf(genotypes, ploidy), matchingOf(options));
  const matrix = applyReconciliation(reconciliation, genotypes, ploidy);
  const known = knownCovariates(artifact, options.covariates, genotypes.samples);
  return predictOne(task, { matrix, reconciliation, warnings: reconciliation.warnings }, known, options);
}

/**
 * Predicts samples whose genotypes are read marker by marker, in a browser too: those that the model does not use are never held.
 *
 * @param name - what messages call the genotypes
 * @param reading - how they are read that is not by default, for the summary
 * @throws DataError where the genotypes are at fault
 * @throws RequestError where the model does not predict a gene or a context, or too few of its variants are there
 * @example
 * const { expression } = await predictStream(model, await openVcfBlob(file, { ploidy: model.ploidy }), file.name);
 */
export async function predictStream(
  model: ModelArtifact,
  stream: MarkerStream,
  name: string,
  { reading, ...options }: PredictMatrixOptions & { readonly reading?: ArtifactReading } = {},
): Promise<Prediction> {
  const task = taskOf(model, options);
  const { artifact, genes } = task;
  const known = knownCovariates(artifact, options.covariates, stream.samples);
  const read = await collectReconciled(
    followMarkers(stream, options),
    name,
    artifact.markers,
    artifact.ploidy,
    matchingOf(options),
    usedMarkers(artifact, genes),
  );
  return predictOne(task, { ...read, ...(reading && { reading }) }, known, options);
}

function taskOf(model: ModelArtifact, options: PredictOptions): PredictionTask {
  requireShare('minFound', options.minFound);
  const artifact = chooseContext(model, options.context);
  return { name: artifact.name, artifact, genes: chooseGenes(artifact, options) };
}
