import type { Rng } from '@snpress/data';
import { bootstrapDifference } from '../bootstrap/bootstrap-difference.js';
import type { Interval } from '../distribution/interval.js';
import { meanOf } from '../distribution/mean-of.js';
import { EvaluationError } from '../evaluation-error.js';
import type { ModelEvaluation, SampleEvaluations, SplitEvaluation } from '../model/model-evaluation.js';
import { correctedTTest, type CorrectedTTest } from './corrected-t-test.js';

/** A measure of two models on identical splits. */
export interface PairedDifference {
  /** The first less the second, mean over outer splits. */
  readonly difference: number;
  /** Null where there is but one outer split. */
  readonly test: CorrectedTTest | null;
  /**
   * 95 % interval: that of the test, or of `bootstrapDifference` where there is but one outer split; null where that
   * was not asked for.
   */
  readonly interval: Interval | null;
}

/** Two models compared over outer splits. */
export interface PairedComparison {
  readonly first: string;
  readonly second: string;
  /** Difference of the MSE over all genes; negative where the first is better. */
  readonly mse: PairedDifference;
  /** Difference of pooled skill; positive where the first is better. */
  readonly skill: PairedDifference;
}

/** What is compared: a name and its outer splits. */
interface Candidate {
  readonly name: string;
  readonly perSplit: readonly SplitEvaluation[];
  readonly perSample: SampleEvaluations;
}

/**
 * Compares every model with the baseline, and then the models with one another, over the outer splits: splits, not
 * genes, are the unit.
 * @param baseline the baseline's name; where no evaluation has it, its errors are taken from those of the models
 * @param rng for the intervals of a single outer split, which has no test; without it they are null
 * @throws EvaluationError where two models were not evaluated on the same splits, samples and genes.
 */
export function comparePaired(
  evaluations: readonly ModelEvaluation[],
  baseline = 'mean',
  rng?: Rng,
): PairedComparison[] {
  const [reference] = evaluations;
  if (reference === undefined) return [];
  for (const other of evaluations) requireSameSplits(reference, other);
  const mean = evaluations.find(({ name }) => name === baseline) ?? baselineOf(reference, baseline);
  const models = evaluations.filter((model) => model !== mean);
  return [
    ...models.map((model) => compare(model, mean, rng)),
    ...models.flatMap((first, index) => models.slice(index + 1).map((second) => compare(first, second, rng))),
  ];
}

function compare(first: Candidate, second: Candidate, rng?: Rng): PairedComparison {
  const testToTrain = meanOf(
    first.perSplit.map(({ testSamples, trainSamples }) => testSamples / trainSamples),
  );
  const bootstrapped =
    rng && first.perSplit.length === 1
      ? bootstrapDifference(first, second, rng.fork(`${first.name} − ${second.name}`))
      : null;
  const differ = (measure: 'mse' | 'skill'): PairedDifference => {
    const differences = first.perSplit.map(
      (split, index) => split[measure] - second.perSplit[index]![measure],
    );
    const test = correctedTTest(differences, testToTrain);
    return {
      difference: meanOf(differences),
      test,
      interval: test?.interval ?? bootstrapped?.[measure] ?? null,
    };
  };
  return { first: first.name, second: second.name, mse: differ('mse'), skill: differ('skill') };
}

function baselineOf({ perSplit, perSample }: ModelEvaluation, name: string): Candidate {
  return {
    name,
    perSample: { ...perSample, sse: perSample.baselineSse },
    perSplit: perSplit.map((split) => ({
      ...split,
      sse: split.baselineSse,
      mse: split.baselineSse / split.values,
      skill: split.baselineSse === 0 ? NaN : 0,
    })),
  };
}

function requireSameSplits(reference: ModelEvaluation, other: ModelEvaluation): void {
  const difference = differenceOf(reference, other);
  if (difference === undefined) return;
  throw new EvaluationError(
    `Models "${reference.name}" and "${other.name}" cannot be compared pair by pair, as they were not evaluated on the ` +
      `same splits, samples and genes: ${difference}.`,
  );
}

/** The first thing in which two evaluations are not of the same data: "5 splits and 1". */
function differenceOf(reference: ModelEvaluation, other: ModelEvaluation): string | undefined {
  if (reference.perSplit.length !== other.perSplit.length) {
    return `${reference.perSplit.length} outer splits and ${other.perSplit.length}`;
  }
  const { genes } = reference.perGene;
  const gene = genes.findIndex((id, index) => id !== other.perGene.genes[index]);
  if (gene !== -1 || genes.length !== other.perGene.genes.length) {
    return `${genes.length} genes and ${other.perGene.genes.length}, which are not the same`;
  }
  const describe = ({ split, trainSamples, testSamples, values }: SplitEvaluation): string =>
    `${split} with ${trainSamples} training samples, ${testSamples} test samples and ${values} values`;
  const at = reference.perSplit.findIndex(
    (split, index) => describe(split) !== describe(other.perSplit[index]!),
  );
  return at === -1 ? undefined : `${describe(reference.perSplit[at]!)}, and ${describe(other.perSplit[at]!)}`;
}
