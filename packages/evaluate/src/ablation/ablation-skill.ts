import type { Matrix, Rng } from '@snpress/data';
import { comparePaired } from '../comparison/compare-paired.js';
import { evaluateModel } from '../model/evaluate-model.js';
import type { HeldOutSplit } from '../held-out/held-out-split.js';
import type { AblationSkill } from '../skill/ablation-skill.js';
import { varianceShares } from './variance-shares.js';

/** A model's held-out predictions and those without a part of it. */
export interface AblationInput {
  /** The model's name. */
  readonly name: string;
  /** What is left out. */
  readonly part: string;
  /** Whether what is left and the part add up to the whole. */
  readonly additive: boolean;
  /** All samples × genes in original units; a missing value is left out of every number. */
  readonly observed: Matrix;
  /** One entry per outer split, with what is predicted without the part. */
  readonly splits: readonly (HeldOutSplit & { readonly without: Matrix })[];
}

/**
 * Judges what a part of a model adds: the skill of the whole less that of the rest, paired by split, and how much of the variance of the
 * predictions is the part's.
 *
 * @param draws - of the bootstrap over samples that gives shares their intervals; none without.
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 */
export function ablationSkill(
  { name, part, additive, observed, splits }: AblationInput,
  rng: Rng,
  draws: number,
): AblationSkill {
  const whole = evaluateModel({ name, observed, splits });
  const left = splits.map(({ without, ...split }) => ({ ...split, predicted: without }));
  const rest = evaluateModel({ name: `${name} without ${part}`, observed, splits: left });
  const pair = comparePaired([whole, rest], 'mean', rng.fork('difference')).at(-1)!.skill;
  const shares = additive
    ? varianceShares({ name, observed, splits }, left, rng.fork('shares'), draws)
    : undefined;
  return {
    part,
    whole: whole.skill.pooled,
    without: rest.skill.pooled,
    difference: pair.difference,
    interval: pair.interval,
    p: pair.test?.p ?? null,
    ...(shares && { share: shares.pooled }),
    perGene: {
      genes: whole.perGene.genes,
      difference: whole.perGene.skill.map((skill, gene) => skill - rest.perGene.skill[gene]!),
      ...(shares && { share: shares.perGene }),
    },
  };
}
