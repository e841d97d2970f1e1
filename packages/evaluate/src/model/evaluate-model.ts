import type { Matrix } from '@snpress/data';
import { createBinaryJudge } from '../binary/judge-binary.js';
import { calibrate } from '../calibration/calibrate.js';
import { pearson } from '../correlation/pearson.js';
import { r2Bins } from '../correlation/r2-bins.js';
import { meanOf } from '../distribution/mean-of.js';
import { sumOf } from '../distribution/sum-of.js';
import { alignSplits } from '../held-out/align-splits.js';
import { createGenePairs, genePairs, type GenePairs } from '../held-out/gene-pairs.js';
import type { HeldOutSplit } from '../held-out/held-out-split.js';
import { skillOf } from '../skill/skill-of.js';
import { summariseSkill } from '../skill/summarise-skill.js';
import { addErrors, createErrorSums } from './error-sums.js';
import type { GeneEvaluations, ModelEvaluation } from './model-evaluation.js';
import { addPairs, createPairSums, varianceExplained } from './pair-sums.js';

/** What is evaluated. */
export interface EvaluationInput {
  /** The model's name. */
  readonly name: string;
  /** All samples × genes in original units; a missing value is left out of every number. */
  readonly observed: Matrix;
  /** One entry per outer split. */
  readonly splits: readonly HeldOutSplit[];
}

/**
 * Judges the held-out predictions of one model against the observations and the training-fold gene means. Genes are
 * matched by id; all sums are in Float64. The correlation of a gene is computed once, over its held-out predictions
 * concatenated over splits: within a fold of few samples it would be mostly noise. It follows that a model that
 * predicts fold means, such as the baseline itself, gets a negative r in a cross-validation: a fold with high
 * observations has a low training mean.
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 */
export function evaluateModel({ name, observed, splits }: EvaluationInput): ModelEvaluation {
  const aligned = alignSplits(name, observed, splits);
  const room = createGenePairs(aligned);
  const bySplit = createErrorSums(aligned.splits.length);
  const bySample = createErrorSums(aligned.samples.length);
  const sums = createPairSums();
  const judge = createBinaryJudge();
  const perGene = emptyGenes(aligned.genes);
  const distinct = new Int32Array(aligned.genes.length);
  const countDistinct = distinctCounter(aligned.samples.length);

  for (let gene = 0; gene < aligned.genes.length; gene++) {
    const pairs = genePairs(name, aligned, gene, room);
    const { sse, baselineSse } = addErrors(pairs, bySplit, bySample);
    const r = pearson(pairs.observed, pairs.predicted);
    perGene.n[gene] = pairs.count;
    perGene.sse[gene] = sse;
    perGene.baselineSse[gene] = baselineSse;
    perGene.mse[gene] = sse / pairs.count;
    perGene.skill[gene] = skillOf(sse, baselineSse);
    perGene.r[gene] = r;
    perGene.r2[gene] = r * r;
    perGene.observedMean[gene] = addPairs(pairs, sums);
    distinct[gene] = countDistinct(pairs);
    judge.add(aligned.genes[gene]!, pairs);
  }

  const values = sumOf(perGene.n);
  const binary = judge.result();
  const correlations = perGene.r.filter((r) => !Number.isNaN(r));
  const heldOut = [...aligned.samples.keys()].filter((sample) => bySample.n[sample]! > 0);
  const pick = (all: Float64Array): Float64Array => Float64Array.from(heldOut, (sample) => all[sample]!);
  return {
    name,
    mse: sumOf(perGene.sse) / values,
    baselineMse: sumOf(perGene.baselineSse) / values,
    samples: heldOut.length,
    genes: aligned.genes.length,
    skippedGenes: aligned.skippedGenes,
    values,
    skill: summariseSkill(perGene.skill, perGene.sse, perGene.baselineSse),
    r: { mean: meanOf(correlations), undefined: perGene.r.length - correlations.length },
    r2: { mean: meanOf(correlations.map((r) => r * r)) },
    r2Bins: r2Bins(perGene.r2, distinct),
    ...varianceExplained(sums),
    signAgreement: { same: sums.sameSign, different: values - sums.sameSign },
    calibration: calibrate(name, aligned, values),
    ...(binary && { binary }),
    perSplit: aligned.splits.map(({ label, trainSamples, sampleOf }, split) => ({
      split: label,
      trainSamples,
      testSamples: sampleOf.length,
      values: bySplit.n[split]!,
      sse: bySplit.sse[split]!,
      baselineSse: bySplit.baselineSse[split]!,
      mse: bySplit.sse[split]! / bySplit.n[split]!,
      skill: skillOf(bySplit.sse[split]!, bySplit.baselineSse[split]!),
    })),
    perSample: {
      splits: aligned.splits.length,
      samples: heldOut.map((sample) => aligned.samples[sample]!),
      sse: pick(bySample.sse),
      baselineSse: pick(bySample.baselineSse),
      n: pick(bySample.n),
    },
    perGene,
  };
}

function emptyGenes(genes: readonly string[]): GeneEvaluations {
  const column = (): Float64Array => new Float64Array(genes.length);
  return {
    genes,
    n: column(),
    sse: column(),
    baselineSse: column(),
    mse: column(),
    skill: column(),
    r: column(),
    r2: column(),
    observedMean: column(),
  };
}

/** Counts the distinct samples of a gene's pairs: repeats hold the same sample out more than once. */
function distinctCounter(samples: number): (pairs: GenePairs) => number {
  const lastCall = new Int32Array(samples);
  let call = 0;
  return ({ sample, count }) => {
    call++;
    let distinct = 0;
    for (let index = 0; index < count; index++) {
      if (lastCall[sample[index]!] !== call) distinct++;
      lastCall[sample[index]!] = call;
    }
    return distinct;
  };
}
