import type { Json, JsonObject } from '@snpress/data';
import type { Attrition } from '../attrition/attrition.js';
import { attritionJson } from '../attrition/attrition-json.js';
import type { Ceiling } from '../ceiling/ceiling.js';
import type { PairedComparison, PairedDifference } from '../comparison/compare-paired.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import type { EnrichmentSummary } from '../enrichment/summarise-enrichment.js';
import { contextsJson } from './contexts-json.js';
import { definedInterval, definedNumber } from './defined.js';
import type { Targets } from '../targets/in-targets.js';
import { modelJson } from './model-json.js';

/** How large the evaluated dataset is. */
export interface DatasetSize {
  readonly samples: number;
  readonly snps: number;
  readonly genes: number;
}

/** What is known of an experiment once its models are judged. */
export interface JudgedExperiment extends DatasetSize {
  /** What the genes are, where they are other traits. */
  readonly targets?: Targets | undefined;
  readonly experiment: string;
  readonly models: readonly ModelEvaluation[];
  /** The hyperparameters of each model, by name. */
  readonly chosen?: { readonly [model: string]: Json };
  readonly comparisons?: readonly PairedComparison[];
  /** What skill is measured against, where it is more than the training mean. */
  readonly baseline?: string | undefined;
  readonly ceilings?: readonly Ceiling[];
  /** What training sets say of annotations. */
  readonly enrichments?: readonly EnrichmentSummary[];
  /** What was read, what was used, and why the rest was not. */
  readonly attrition?: Attrition | undefined;
}

/**
 * The content of `metrics.json`: every number of a run that depends on the data and the spec, and none that depends on
 * the clock or the machine. Models are in the order given; a number that is not defined is null.
 */
export function metricsJson(judged: JudgedExperiment): JsonObject {
  const { experiment, samples, snps, genes, models, chosen = {}, baseline, attrition } = judged;
  return {
    experiment,
    samples,
    snps,
    genes,
    ...(judged.targets && { targets: judged.targets }),
    ...(attrition && { attrition: attritionJson(attrition) }),
    comparisons: (judged.comparisons ?? []).map(({ first, second, mse, skill }) => ({
      first,
      second,
      mse: differenceJson(mse),
      skill: differenceJson(skill),
    })),
    ...(baseline === undefined ? {} : { baseline }),
    ceilings: (judged.ceilings ?? []).map(ceilingJson),
    ...(judged.enrichments?.length && { enrichments: judged.enrichments.map(enrichmentJson) }),
    models: Object.fromEntries(
      models.map((model) => [model.name, modelJson(model, chosen[model.name] ?? {})]),
    ),
    ...contextsJson(models),
  };
}

function ceilingJson({ kind, pooled, standardError, interval }: Ceiling): JsonObject {
  return {
    kind,
    pooled: definedNumber(pooled),
    ...(standardError === undefined ? {} : { standardError: definedNumber(standardError) }),
    interval: definedInterval(interval),
  };
}

function enrichmentJson({ cis, annotations, genes }: EnrichmentSummary): JsonObject {
  return {
    markers: cis === undefined ? 'all' : { cis },
    genes,
    annotations: Object.fromEntries(
      annotations.map(({ name, kind, markers, fold, interval, logFold, standardError, z }) => [
        name,
        { kind, markers, fold, interval: definedInterval(interval), logOdds: logFold, standardError, z },
      ]),
    ),
  };
}

function differenceJson({ difference, test, interval }: PairedDifference): JsonObject {
  return {
    difference: definedNumber(difference),
    interval: interval && definedInterval(interval),
    test: test && {
      standardError: definedNumber(test.standardError),
      t: definedNumber(test.t),
      df: test.df,
      p: definedNumber(test.p),
      interval: definedInterval(test.interval),
    },
  };
}
