import type { JsonObject } from '@snpress/data';
import { definedNumber } from '../metrics/defined.js';
import type { Audit, PredictionAudit } from './audit.js';
import type { ConstantError } from './constant-error.js';
import type { NullComparison } from './permute-samples.js';

/**
 * An audit as a JSON document: every number of it but those of single genes. A number that is not defined is null;
 * `skill` is null without training means.
 */
export function auditJson(audit: Audit): JsonObject {
  const { references, truth } = audit;
  return {
    samples: audit.samples,
    genes: audit.genes,
    values: audit.values,
    missing: audit.missing,
    files: audit.files.map(({ name, role, samples, genes, droppedSamples, droppedGenes }) => ({
      role,
      name: name ?? null,
      samples: samples ?? null,
      genes,
      droppedSamples: droppedSamples.length,
      droppedGenes: droppedGenes.length,
    })),
    truth: { constantGenes: truth.constantGenes, medianWithinGeneSd: definedNumber(truth.spread.median) },
    references: {
      zero: constantJson(references.zero),
      grandMean: constantJson(references.grandMean),
      trainMeans: references.trainMeans === undefined ? null : constantJson(references.trainMeans),
      ownMeans: constantJson(references.ownMeans),
    },
    level: audit.level,
    predictions: Object.fromEntries(
      audit.predictions.map((prediction) => [prediction.name, predictionJson(prediction)]),
    ),
  };
}

function predictionJson(prediction: PredictionAudit): JsonObject {
  const { evaluation, intervals, permutation, verdict } = prediction;
  const { skill, calibration } = evaluation;
  return {
    verdict: {
      kind: verdict.kind,
      pSignal: definedNumber(verdict.pSignal),
      pOpposite: definedNumber(verdict.pOpposite),
      explained: definedNumber(verdict.explained),
      meansShare: definedNumber(verdict.meansShare),
    },
    mse: definedNumber(evaluation.mse),
    mseInterval: interval(intervals.mse),
    skill: prediction.hasSkill
      ? {
          pooled: definedNumber(skill.pooled),
          interval: interval(intervals.skill.pooled),
          mean: definedNumber(skill.mean),
          median: definedNumber(skill.median),
          positive: definedNumber(skill.positive),
          above: Object.fromEntries(skill.above.map(({ skill: at, count }) => [String(at), count])),
        }
      : null,
    betweenGene: definedNumber(evaluation.betweenGene),
    withinGene: definedNumber(evaluation.withinGene),
    withinGeneInterval: interval(intervals.withinGene),
    r: {
      mean: definedNumber(evaluation.r.mean),
      interval: interval(intervals.r.mean),
      pooled: definedNumber(permutation.pooledR.observed),
      undefined: evaluation.r.undefined,
    },
    r2: { mean: definedNumber(evaluation.r2.mean), chance: definedNumber(prediction.chanceR2) },
    r2Bins: evaluation.r2Bins.map(({ from, to, count, expected }) => ({
      from,
      to,
      count,
      expected: definedNumber(expected),
    })),
    signAgreement: { ...evaluation.signAgreement },
    flattened: constantJson(prediction.flattened),
    calibration: {
      raw: {
        slope: definedNumber(calibration.raw.slope),
        intercept: definedNumber(calibration.raw.intercept),
      },
      withinGene: { slope: definedNumber(calibration.withinGene.slope) },
    },
    constantGenes: prediction.constantGenes,
    medianWithinGeneSd: definedNumber(prediction.spread.median),
    permutation: {
      permutations: permutation.permutations,
      meanR: nullJson(permutation.meanR),
      meanR2: nullJson(permutation.meanR2),
      pooledR: nullJson(permutation.pooledR),
      genesAtQ05: prediction.discoveries,
    },
  };
}

function constantJson({ mse, signAgreement }: ConstantError): JsonObject {
  return { mse: definedNumber(mse), signAgreement: { ...signAgreement } };
}

function nullJson({ observed, nullMean, nullInterval, pAbove, pBelow }: NullComparison): JsonObject {
  return {
    observed: definedNumber(observed),
    nullMean: definedNumber(nullMean),
    nullInterval: interval(nullInterval),
    pAbove: definedNumber(pAbove),
    pBelow: definedNumber(pBelow),
  };
}

function interval([low, high]: readonly [number, number]): [number | null, number | null] {
  return [definedNumber(low), definedNumber(high)];
}
