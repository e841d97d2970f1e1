import { z } from 'zod';
import type { Estimator, Member } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams, tryParams } from '../contract/parse-params.js';
import { fitTuned } from '../tuning/fit-tuned.js';

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

/** Fits a member; where its own path leaves a choice, each gene gets the setting that is best for it. */
export async function fitMember(
  find: FindEstimator,
  member: Member,
  train: TrainingSet,
  folds: number,
  context: FitContext,
): Promise<Fitted> {
  const { type, ...given } = withType(member);
  const estimator = find(type);
  return fitTuned(estimator, train, parseParams(estimator, given) as object, { folds }, context);
}
