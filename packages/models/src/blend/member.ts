import { selectSamples } from '@snpress/data/matrix/select-samples';
import { kFold } from '@snpress/preprocess/split/k-fold';
import { z } from 'zod';
import type { Estimator, Member } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams, tryParams } from '../contract/parse-params.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TuningFold } from '../contract/tuning.js';
import { fitChosen } from '../tuning/fit-chosen.js';
import { planTuning } from '../tuning/plan-tuning.js';
import { scoreSettings } from '../tuning/score-settings.js';
import { selectSettings } from '../tuning/select-settings.js';

/** Finds the estimator of a type; throws where there is none. */
export type FindEstimator = (type: string) => Estimator;

/** The schema of a member; what its own schema says of its parameters is said here. */
export function memberSchema(find: FindEstimator): z.ZodType<Member> {
  return z.union([z.string(), z.looseObject({ type: z.string() })]).superRefine((member, context) => {
    const { type, ...given } = withType(member);
    let estimator: Estimator;
    try {
      estimator = find(type);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return;
    }
    for (const { message } of tryParams(estimator, given).problems) {
      context.addIssue({ code: 'custom', message: `${type}: ${message}` });
    }
  });
}

/** Whether a member is a network. */
export function isNetwork(find: FindEstimator, member: Member): boolean {
  return find(withType(member).type).traits.network === true;
}

/** A member as an object. */
export function withType(member: Member): Exclude<Member, string> {
  return typeof member === 'string' ? { type: member } : member;
}

/**
 * Fits a member. Where its own path leaves a choice, each gene gets the setting that is best on inner folds of these samples, or by
 * leave-one-out.
 */
export async function fitMember(
  find: FindEstimator,
  member: Member,
  train: TrainingSet,
  folds: number,
  context: FitContext,
): Promise<Fitted> {
  const { type, ...given } = withType(member);
  const estimator = find(type);
  const params = parseParams(estimator, given) as object;
  const { cells, needsTuning } = planTuning(estimator, params);
  if (!needsTuning || train.genotypes.samples.length < 2) return estimator.fit(train, params, context);
  const choose = 'per-gene';
  const problem = { train, folds: innerFolds(train, folds, context), choose } as const;
  const share = 0.8 / cells.length;
  const scores = [];
  for (const [at, { settings }] of cells.entries()) {
    const own = partOfProgress(context, at * share, share);
    scores.push(await scoreSettings(estimator, problem, params, settings, own));
  }
  const selection = selectSettings(scores, { select: choose });
  return fitChosen(estimator, train, params, selection, partOfProgress(context, 0.8, 0.2));
}

/** Random folds of a training set; fewer where it has not as many samples, none where it has one. */
export function innerFolds(
  train: TrainingSet,
  folds: number,
  { rng }: Pick<FitContext, 'rng'>,
): TuningFold[] {
  const { samples } = train.genotypes;
  if (samples.length < 2) return [];
  const rows = (own: readonly number[]): TrainingSet => ({
    genotypes: selectSamples(train.genotypes, own),
    expression: selectSamples(train.expression, own),
  });
  return kFold(samples, Math.min(folds, samples.length), rng.fork('folds')).map(({ train: kept, test }) => ({
    train: rows(kept),
    validation: rows(test),
  }));
}
