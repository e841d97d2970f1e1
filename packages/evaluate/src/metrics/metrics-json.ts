import type { Json, JsonObject } from '@snpress/data';
import type { HeadlineIntervals } from '../bootstrap/headline-intervals.js';
import type { PairedComparison, PairedDifference } from '../comparison/compare-paired.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';
import type { PermutationTest } from '../permutation/permutation-test-result.js';

/** How large the evaluated dataset is. */
export interface DatasetSize {
  readonly samples: number;
  readonly snps: number;
  readonly genes: number;
}

/**
 * The content of `metrics.json`: every number of a run that depends on the data and the spec, and none that depends on
 * the clock or the machine. Models are in the order given; a number that is not defined is null.
 * @param chosen the hyperparameters of each model, by name
 */
export function metricsJson(
  experiment: string,
  { samples, snps, genes }: DatasetSize,
  evaluations: readonly ModelEvaluation[],
  chosen: { readonly [model: string]: Json },
  comparisons: readonly PairedComparison[] = [],
): JsonObject {
  return {
    experiment,
    samples,
    snps,
    genes,
    models: Object.fromEntries(
      evaluations.map((evaluation) => [
        evaluation.name,
        modelMetrics(evaluation, chosen[evaluation.name] ?? {}),
      ]),
    ),
    comparisons: comparisons.map(({ first, second, mse, skill }) => ({
      first,
      second,
      mse: differenceJson(mse),
      skill: differenceJson(skill),
    })),
  };
}

function modelMetrics(evaluation: ModelEvaluation, chosen: Json): JsonObject {
  const { skill, r, r2, signAgreement, calibration, intervals, permutation } = evaluation;
  return {
    mse: number(evaluation.mse),
    skill: {
      pooled: number(skill.pooled),
      mean: number(skill.mean),
      median: number(skill.median),
      positive: number(skill.positive),
      above: Object.fromEntries(skill.above.map(({ skill: threshold, count }) => [String(threshold), count])),
    },
    r: { mean: number(r.mean), undefined: r.undefined },
    r2: { mean: number(r2.mean) },
    r2Bins: evaluation.r2Bins.map(({ from, to, count, expected }) => ({
      from,
      to,
      count,
      expected: number(expected),
    })),
    betweenGene: number(evaluation.betweenGene),
    withinGene: number(evaluation.withinGene),
    signAgreement: { same: signAgreement.same, different: signAgreement.different },
    calibration: {
      raw: { slope: number(calibration.raw.slope), intercept: number(calibration.raw.intercept) },
      withinGene: {
        slope: number(calibration.withinGene.slope),
        intercept: number(calibration.withinGene.intercept),
      },
    },
    ...(intervals === undefined ? {} : { intervals: intervalsJson(intervals) }),
    ...(permutation === undefined ? {} : { permutation: permutationJson(permutation) }),
    samples: evaluation.samples,
    genes: evaluation.genes,
    skippedGenes: evaluation.skippedGenes,
    perSplit: evaluation.perSplit.map(({ split, trainSamples, testSamples, mse, skill: splitSkill }) => ({
      split,
      trainSamples,
      testSamples,
      mse: number(mse),
      skill: number(splitSkill),
    })),
    chosen,
  };
}

function intervalsJson({ level, draws, mse, skill, r, withinGene }: HeadlineIntervals): JsonObject {
  return {
    level,
    draws,
    mse: intervalJson(mse),
    skill: {
      pooled: intervalJson(skill.pooled),
      mean: intervalJson(skill.mean),
    },
    r: { mean: intervalJson(r.mean) },
    withinGene: intervalJson(withinGene),
  };
}

/** Without p and q of each gene, which are for a table of genes. */
function permutationJson({ permutations, pooled, discoveries }: PermutationTest): JsonObject {
  return {
    permutations,
    pooled: {
      p: number(pooled.p),
      nullMean: number(pooled.nullMean),
      nullInterval: intervalJson(pooled.nullInterval),
    },
    discoveries: { q: discoveries.q, genes: discoveries.genes },
  };
}

function differenceJson({ difference, test, interval }: PairedDifference): JsonObject {
  return {
    difference: number(difference),
    interval: interval && intervalJson(interval),
    test: test && {
      standardError: number(test.standardError),
      t: number(test.t),
      df: test.df,
      p: number(test.p),
      interval: intervalJson(test.interval),
    },
  };
}

function number(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function intervalJson(interval: readonly [number, number]): Json {
  return interval.every(Number.isFinite) ? interval : null;
}
