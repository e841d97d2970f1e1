import type { Json, JsonObject } from '@snpress/data';
import type { PairedComparison, PairedDifference } from '../comparison/compare-paired.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';

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
  const { skill, r, r2, signAgreement, calibration } = evaluation;
  return {
    mse: number(evaluation.mse),
    skill: {
      pooled: number(skill.pooled),
      ...(skill.interval === undefined ? {} : { interval: intervalJson(skill.interval) }),
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

function differenceJson({ difference, test }: PairedDifference): JsonObject {
  return {
    difference: number(difference),
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
