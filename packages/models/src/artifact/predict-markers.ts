import { collectReconciled } from '@snpress/data/reconcile/collect-reconciled';
import type { Covariates, MarkerReconciliation, MarkerStream, Matrix, ReconcileOptions } from '@snpress/data';
import type { ModelArtifact } from './model-artifact.js';
import { predictExpression } from './predict-expression.js';

/** Predictions, and what became of the markers that the model takes. */
export interface MarkerPredictions {
  /** Samples × genes, in the units of the expression that the model was trained on. */
  readonly predicted: Matrix;
  readonly reconciliation: MarkerReconciliation;
  /** What the owner of the genotypes should know, in whole sentences. */
  readonly warnings: readonly string[];
}

/** How the markers of a genotype file are found and what is known of its samples. */
export interface PredictMarkersOptions extends ReconcileOptions {
  /** The file, for warnings. */
  readonly name?: string | undefined;
  /** Of the samples, by id, where the model was trained with some. */
  readonly covariates?: Covariates | undefined;
}

/**
 * Predicts the expression of the samples of a genotype file that is read marker by marker: those of the model are found by position
 * and alleles, else by id, and their alleles are flipped where the file counts the other one. Only they are held in memory.
 * @throws DataError where the file is at fault.
 * @example
 * const { predicted, warnings } = await predictMarkers(model, await openVcf('new.vcf.gz'));
 */
export async function predictMarkers(
  artifact: ModelArtifact,
  stream: MarkerStream,
  { name = 'genotypes', covariates, ...matching }: PredictMarkersOptions = {},
): Promise<MarkerPredictions> {
  const { markers, ploidy } = artifact;
  const found = await collectReconciled(stream, name, markers, ploidy, matching);
  return {
    predicted: predictExpression(artifact, found.matrix, covariates),
    reconciliation: found.reconciliation,
    warnings: found.warnings,
  };
}
