import type { JsonObject } from '@snpress/data';
import { imputesMissing } from '@snpress/preprocess/steps/imputes-missing';
import { genotypesKept } from '@snpress/models/artifact/genotypes-kept';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import { performanceSummary, type PerformanceSummary } from './performance-summary.js';

/** What is in a model, as plain data. */
export interface ModelDescription extends Pick<
  ModelArtifact,
  'name' | 'type' | 'params' | 'ploidy' | 'provenance'
> {
  /** How its training genotypes were read that was not by default. */
  readonly reading: NonNullable<ModelArtifact['reading']>;
  readonly variants: {
    readonly count: number;
    /** Those that predictions depend on. */
    readonly used: number;
    readonly positions: boolean;
    readonly alleles: boolean;
  };
  readonly genes: { readonly count: number; readonly positions: boolean };
  readonly preprocessing: { readonly genotypes: JsonObject[]; readonly expression: JsonObject[] };
  /** The covariates that it was trained with, and what for. */
  readonly covariates?: { readonly use: string; readonly columns: readonly string[] };
  readonly imputes: boolean;
  /** Of how many training samples the file has the genotypes. */
  readonly genotypesOf: number;
  readonly linear: boolean;
  readonly performance?: PerformanceSummary;
  /** The variants that count most, over all genes. */
  readonly importance?: {
    readonly measure: string;
    readonly top: readonly { readonly variant: string; readonly value: number }[];
  };
}

const variantsShown = 5;

/** Describes a model without its numbers. */
export function describeModel(artifact: ModelArtifact): ModelDescription {
  const { name, type, params, ploidy, provenance, markers, genes, genotypeSteps, expressionSteps, fitted } =
    artifact;
  const importance = fitted.markerImportance?.();
  return {
    name,
    type,
    params,
    ploidy,
    reading: artifact.reading ?? {},
    variants: {
      count: markers.ids.length,
      used: usedMarkers(artifact).length,
      positions: markers.positions !== undefined,
      alleles: markers.alleles !== undefined,
    },
    genes: { count: genes.ids.length, positions: genes.positions !== undefined },
    preprocessing: {
      genotypes: genotypeSteps.steps as unknown as JsonObject[],
      expression: expressionSteps.steps as unknown as JsonObject[],
    },
    ...(artifact.covariates && {
      covariates: { use: artifact.covariates.use, columns: artifact.covariates.columns },
    }),
    imputes: imputesMissing(genotypeSteps),
    genotypesOf: genotypesKept(fitted.save('to-share').metadata),
    linear: fitted.linear !== undefined,
    ...(artifact.performance && { performance: performanceSummary(artifact.performance) }),
    ...(importance && {
      importance: {
        measure: importance.measure,
        top: top(importance.values).map((index) => ({
          variant: featureName(artifact, index),
          value: importance.values[index]!,
        })),
      },
    }),
    provenance,
  };
}

/** Covariates that are used as markers come after those. */
function featureName({ genotypeSteps: { features }, covariates }: ModelArtifact, index: number): string {
  return features[index] ?? `covariate:${covariates!.columns[index - features.length]!}`;
}

function top(values: Float64Array): number[] {
  return [...values.keys()]
    .filter((index) => values[index]! > 0)
    .sort((a, b) => values[b]! - values[a]!)
    .slice(0, variantsShown);
}
