import type { Matrix } from '@snpress/data';
import type { Fitted } from './fitted.js';

/** A fitted model without one of its parts: what that part adds is the difference. */
export interface Ablation {
  /** What is left out, in a word: interactions, networks. */
  readonly part: string;
  /** Whether the whole prediction is this one plus that of the part, so that the variance of predictions can be shared out. */
  readonly additive: boolean;
  /** As `Fitted.predict`. */
  predict(genotypes: Matrix): Matrix;
}

/** The parts that can be left out of some of several models, each once. */
export function ablatedParts(models: readonly Fitted[]): readonly string[] {
  return [...new Set(models.flatMap((model) => model.ablations?.() ?? []).map(({ part }) => part))];
}

/** A model without a part; itself where it has no such part. */
export function without(model: Fitted, part: string): Pick<Ablation, 'additive' | 'predict'> {
  const found = model.ablations?.().find((ablation) => ablation.part === part);
  return found ?? { additive: true, predict: (genotypes) => model.predict(genotypes) };
}
