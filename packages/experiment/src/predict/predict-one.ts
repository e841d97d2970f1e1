import type {
  MarkerReconciliation,
  MarkerSummary,
  Matrix,
  ReconciledMarkers,
  ReconcileOptions,
} from '@snpress/data';
import { discoveryRate } from '@snpress/evaluate/model/permutation-test-result';
import type { ArtifactReading, ModelArtifact } from '@snpress/models';
import { imputesMissing } from '@snpress/preprocess/steps/imputes-missing';
import { placesOf } from '../artifacts/places-of.js';
import { RequestError } from '../request-error.js';
import { inUse } from './in-use.js';
import { predictedGenes, type PredictedGene } from './predicted-genes.js';
import { predictSamples } from './predict-samples.js';
import type { PredictionHooks } from './prediction-progress.js';
import type { KnownCovariates } from './known-covariates.js';
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
  readonly minFound?: number | undefined;
  /** What makes two variants one: position and alleles where both sides know them, else the id; or one of these alone. */
  readonly match?: ReconcileOptions['by'];
  /** Take alleles of the other strand (A/G for T/C) for the same variant. */
  readonly complement?: boolean | undefined;
  /** What becomes of variants that read alike on both strands. */
  readonly ambiguous?: ReconcileOptions['ambiguous'];
  /** Told what was found of a model's variants, with the warnings so far, before it predicts. */
  readonly onFound?: (summary: PredictionSummary, warnings: readonly string[]) => void;
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

/** A model with what is to be predicted by it. */
export interface PredictionTask {
  readonly name: string;
  readonly artifact: ModelArtifact;
  readonly genes: Int32Array;
}

/** What was read for a model, and how. */
export type ReadForModel = ReconciledMarkers & Pick<PredictionSummary, 'reading'>;

/** How the variants of a model are found. */
export function matchingOf({ match, complement, ambiguous }: PredictOptions): ReconcileOptions {
  return { by: match, complement, ambiguous };
}

/**
 * Predicts from what was read for a model.
 * @throws RequestError where too few of its variants are there
 */
export async function predictOne(
  { name, artifact, genes }: PredictionTask,
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
