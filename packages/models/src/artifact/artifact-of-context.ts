import { selectPositions } from '@snpress/data/matrix/select-positions';
import type { Matrix } from '@snpress/data';
import { chainSteps } from '@snpress/preprocess/steps/chain-steps';
import type { FittedCovariates } from '../covariates/fitted-covariates.js';
import { composite } from '../tuning/composite.js';
import type { GenePerformance, ModelArtifact } from './model-artifact.js';

/** The contexts that a model predicts, in their order; none where it was trained on expression of one. */
export function contextsOfArtifact({ genes }: Pick<ModelArtifact, 'genes'>): readonly string[] {
  return [...new Set(genes.contexts?.context)];
}

/**
 * What a model of several contexts predicts in one of them: a model of its genes, by their own ids.
 * @param context - one of `contextsOfArtifact`.
 */
export function artifactOfContext(artifact: ModelArtifact, context: string): ModelArtifact {
  const { genes, expressionSteps, covariates, performance, fitted } = artifact;
  const { gene, context: of } = genes.contexts!;
  const columns = Int32Array.from(of.keys()).filter((column) => of[column] === context);
  const pick = <T>(values: ArrayLike<T>): T[] => Array.from(columns, (column) => values[column]!);
  const ids = pick(gene);
  const labels = pick(genes.ids);
  const numbers = (values: Float64Array): Float64Array => Float64Array.from(pick(values));
  const part = { fitted, from: columns, genes: Int32Array.from(columns.keys()), variance: columns.length };
  return {
    ...artifact,
    genes: {
      ids,
      positions: genes.positions && selectPositions(genes.positions, columns),
      ...(genes.names && { names: pick(genes.names) }),
      ...(genes.phi && { phi: numbers(genes.phi) }),
    },
    expressionSteps: chainSteps(
      expressionSteps.steps,
      expressionSteps.fitted.map(({ contexts }) => contexts!.get(context)!),
      ids,
    ),
    ...(covariates && { covariates: relabelled(covariates, ids, labels) }),
    ...(performance && {
      performance: Object.fromEntries(
        Object.entries(performance as unknown as Record<string, Float64Array>).map(([name, values]) => [
          name,
          numbers(values),
        ]),
      ) as unknown as GenePerformance,
    }),
    fitted: composite(artifact.type, ids, [part]),
  };
}

/** Covariates that were fitted to labels, by the ids of genes. */
function relabelled(
  covariates: FittedCovariates,
  ids: readonly string[],
  labels: readonly string[],
): FittedCovariates {
  const labelOf = new Map(ids.map((id, index) => [id, labels[index]!]));
  const under =
    (change: FittedCovariates['remove']): FittedCovariates['remove'] =>
    (matrix: Matrix, ...others) => {
      const labelled = { ...matrix, features: matrix.features.map((id) => labelOf.get(id)!) };
      return { ...change(labelled, ...others), features: matrix.features };
    };
  return {
    ...covariates,
    remove: under((...given) => covariates.remove(...given)),
    restore: under((...given) => covariates.restore(...given)),
  };
}
