import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix, Rng } from '@snpress/data';
import { bootstrapEvaluation } from '../bootstrap/bootstrap-evaluation.js';
import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { evaluateModel } from '../model/evaluate-model.js';
import { benjaminiHochberg } from '../permutation/benjamini-hochberg.js';
import { alignAudit, type AlignedAudit } from './align-audit.js';
import type { Audit, PredictionAudit, Spread } from './audit.js';
import type { AuditInput, NamedPrediction } from './audit-input.js';
import { auditVerdict, significance } from './audit-verdict.js';
import { constantError } from './constant-error.js';
import { permuteSamples } from './permute-samples.js';
import { withinGene } from './within-gene.js';

/** How much is drawn at random. */
export interface AuditOptions {
  /** Permutations of the samples. Default 2000. */
  readonly permutations?: number | undefined;
  /** Bootstrap draws of the intervals. Default 1000. */
  readonly draws?: number | undefined;
}

const level = 0.95;

/**
 * Judges predictions that somebody made, without their model: errors beside those of one value per gene, what they
 * hold about differences between samples, and whether that is more than chance. Truth and predictions are matched by
 * id, on what all of them have.
 * @throws EvaluationError where the inputs do not meet, or a prediction is infinite.
 */
export function auditPredictions(
  input: AuditInput,
  rng: Rng,
  { permutations = 2000, draws = 1000 }: AuditOptions = {},
): Audit {
  const aligned = alignAudit(input);
  const { observed, trainMeans, files, missing } = aligned;
  const ownMeans = geneMeans(observed, observed);
  const grandMean = meanOf(observed.values.filter((value) => !Number.isNaN(value)));
  const references = {
    zero: constantError(observed, () => 0),
    grandMean: constantError(observed, () => grandMean),
    ...(trainMeans && { trainMeans: constantError(observed, (gene) => trainMeans[gene]!) }),
    ownMeans: constantError(observed, (gene) => ownMeans[gene]!),
  };
  const truth = withinGene(observed, observed);
  return {
    samples: observed.samples.length,
    genes: observed.features.length,
    values: observed.values.length - missing,
    missing,
    files,
    truth: {
      observed,
      constantGenes: truth.observedSquares.filter((squares) => squares === 0).length,
      spread: spreadOf(truth.count, truth.observedSquares),
    },
    references,
    level,
    predictions: aligned.predictions.map((prediction) =>
      auditOne(aligned, prediction, references.grandMean.mse, rng, permutations, draws),
    ),
  };
}

function auditOne(
  { observed, trainMeans }: AlignedAudit,
  { name, predicted }: NamedPrediction,
  grandMse: number,
  rng: Rng,
  permutations: number,
  draws: number,
): PredictionAudit {
  const { samples, features } = observed;
  const baseline = createMatrix({
    samples,
    features,
    ...(trainMeans && { values: repeated(trainMeans, samples.length) }),
  });
  const split = { label: 'the judged samples', trainSamples: NaN, predicted, baseline };
  const judged = { name, observed, splits: [split] };
  const evaluation = evaluateModel(judged);
  const within = withinGene(observed, predicted);
  const means = geneMeans(observed, predicted);
  // Every set of predictions meets the same permutations and the same draws.
  const permutation = permuteSamples(within, rng.fork('permutation'), permutations);
  const q = benjaminiHochberg(permutation.perGene);
  const sizes = evaluation.perGene.n.filter((_, gene) => !Number.isNaN(evaluation.perGene.r[gene]));
  const part = {
    name,
    predicted,
    evaluation,
    hasSkill: trainMeans !== undefined,
    flattened: constantError(observed, (gene) => means[gene]!),
    permutation,
  };
  return {
    ...part,
    intervals: bootstrapEvaluation(judged, rng.fork('bootstrap'), { draws, level }),
    chanceR2: meanOf(sizes.map((n) => 1 / (n - 1))),
    constantGenes: within.predictedSquares.filter((squares) => squares === 0).length,
    spread: spreadOf(within.count, within.predictedSquares),
    q,
    discoveries: q.filter((value) => value <= significance).length,
    verdict: auditVerdict(part, grandMse),
  };
}

/** The mean of `values` of each gene over the samples with a truth. */
function geneMeans(observed: Matrix, { values }: Matrix): Float64Array {
  const rows = observed.samples.length;
  return Float64Array.from(observed.features, (_, gene) =>
    meanOf(
      values
        .subarray(gene * rows, (gene + 1) * rows)
        .filter((_value, row) => !Number.isNaN(observed.values[gene * rows + row])),
    ),
  );
}

function repeated(means: Float32Array, rows: number): Float32Array {
  const values = new Float32Array(means.length * rows);
  for (const [gene, mean] of means.entries()) values.fill(mean, gene * rows, (gene + 1) * rows);
  return values;
}

function spreadOf(count: Int32Array, squares: Float64Array): Spread {
  const perGene = squares.map((sum, gene) => (count[gene]! < 2 ? NaN : Math.sqrt(sum / (count[gene]! - 1))));
  const defined = perGene.filter((value) => !Number.isNaN(value)).sort();
  return { median: quantileOf(defined, 0.5), perGene };
}
