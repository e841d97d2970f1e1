import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix, Rng } from '@snpress/data';
import { evaluateModel } from '../model/evaluate-model.js';
import type { BootstrapOptions } from '../bootstrap/bootstrap-options.js';
import { bootstrapSkill } from '../bootstrap/bootstrap-skill.js';
import type { Ceiling } from './ceiling.js';
import { predictTruth } from './predict-truth.js';

/** An outer split, as the ceiling needs it. */
export interface CeilingSplit {
  /** For people: `fold 2`. */
  readonly label: string;
  /** Ids of the training samples. */
  readonly train: readonly string[];
  /** The training-fold mean of each gene, test samples × genes, as in `HeldOutSplit`. */
  readonly baseline: Matrix;
  /** What covariates that are regressed out add, as in `HeldOutSplit`. */
  readonly covariatePart?: Matrix | undefined;
}

/** What the ceiling is evaluated on: what the models were. */
export interface CeilingInput {
  /** All samples × genes in original units; missing values are left out. */
  readonly observed: Matrix;
  /** The same samples × genes: what genotypes add to the expression, up to a constant per gene. */
  readonly geneticValues: Matrix;
  /** One entry per outer split. */
  readonly splits: readonly CeilingSplit[];
}

/**
 * The skill of the true genetic values themselves, on the held-out samples and against the baseline of the models. Only
 * the intercept of a gene has to be learnt: it is the mean, over the training samples, of what is not genetic.
 * @throws EvaluationError where samples or genes do not match.
 */
export function evaluateCeiling(
  { observed, geneticValues, splits }: CeilingInput,
  rng: Rng,
  options: BootstrapOptions = {},
): Ceiling {
  const { skill, perSample, perGene } = evaluateModel({
    name: 'true genetic values',
    observed,
    splits: splits.map(({ label, train, baseline, covariatePart }) => ({
      label,
      trainSamples: train.length,
      predicted: withPart(predictTruth(observed, geneticValues, train, baseline), covariatePart),
      baseline,
    })),
  });
  return {
    kind: 'truth',
    pooled: skill.pooled,
    interval: bootstrapSkill(perSample, rng, options),
    perGene: { genes: perGene.genes, ceiling: perGene.skill },
  };
}

/** Of the genes that both have. */
function withPart(truth: Matrix, part: Matrix | undefined): Matrix {
  if (part === undefined) return truth;
  const columnOf = new Map(part.features.map((id, column) => [id, column]));
  const genes = truth.features.filter((id) => columnOf.has(id));
  const rows = truth.samples.length;
  const values = new Float32Array(rows * genes.length);
  const truthOf = new Map(truth.features.map((id, column) => [id, column]));
  genes.forEach((id, index) => {
    const added = featureValues(part, columnOf.get(id)!);
    featureValues(truth, truthOf.get(id)!).forEach((value, row) => {
      values[index * rows + row] = value + added[row]!;
    });
  });
  return createMatrix({ samples: truth.samples, features: genes, values });
}
