import type { Json, JsonObject } from '@snpress/data';
import type { Attrition } from '../attrition/attrition.js';
import { attritionJson } from '../attrition/attrition-json.js';
import type { Ceiling } from '../ceiling/ceiling.js';
import type { PairedComparison, PairedDifference } from '../comparison/compare-paired.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import type { AblationSkill } from '../skill/ablation-skill.js';
import type { CisTransSkill } from '../skill/cis-trans-skill.js';
import type { EnrichmentSummary } from '../enrichment/summarise-enrichment.js';
import { definedInterval, definedNumber } from './defined.js';
import { pathOf } from './metric.js';
import { metrics } from './metrics.js';

/** How large the evaluated dataset is. */
export interface DatasetSize {
  readonly samples: number;
  readonly snps: number;
  readonly genes: number;
}

/** What is known of an experiment once its models are judged. */
export interface JudgedExperiment extends DatasetSize {
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
  };
}

type Tree = Record<string, Json>;

function modelJson(evaluation: ModelEvaluation, chosen: Json): JsonObject {
  const json: Tree = {};
  for (const fact of metrics) {
    if ('json' in fact) put(json, fact.path, fact.json(evaluation));
    else if (fact.where.includes('metrics.json')) put(json, pathOf(fact), numberJson(fact.of(evaluation)));
  }
  for (const fact of metrics) {
    if (evaluation.intervals === undefined || !('of' in fact) || fact.interval === undefined) continue;
    put(json, ['intervals', ...pathOf(fact)], definedInterval(fact.interval(evaluation.intervals)));
  }
  const { cisTrans, ablations } = evaluation;
  return {
    ...json,
    chosen,
    ...(cisTrans && { cisTrans: cisTransJson(cisTrans) }),
    ...(ablations && { ablations: ablations.map(ablationJson) }),
  };
}

const numberJson = (value: number | undefined): Json | undefined =>
  value === undefined ? undefined : definedNumber(value);

/** Sets what stands at a path; nothing where it is undefined. */
function put(tree: Tree, [key, ...rest]: readonly string[], value: Json | undefined): void {
  if (value === undefined) return;
  if (rest.length === 0) tree[key!] = value;
  else put((tree[key!] ??= {}) as Tree, rest, value);
}

function cisTransJson({ window, genes, whole, cis, trans, sources }: CisTransSkill): JsonObject {
  return {
    window,
    genes,
    skill: {
      whole: definedNumber(whole.pooled),
      cis: definedNumber(cis.pooled),
      trans: definedNumber(trans.pooled),
    },
    sources: { ...sources },
  };
}

function ablationJson({ part, whole, without, difference, interval, p, share }: AblationSkill): JsonObject {
  return {
    part,
    skill: { whole: definedNumber(whole), without: definedNumber(without) },
    difference: definedNumber(difference),
    interval: interval && definedInterval(interval),
    p: p === null ? null : definedNumber(p),
    ...(share && {
      share: {
        pooled: definedNumber(share.pooled),
        interval: share.interval && definedInterval(share.interval),
      },
    }),
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
