import { quantileOf } from '@snpress/evaluate/distribution/quantile-of';
import type { EvaluatedModel } from '../input/report-input.js';

/** Differences in skill below this are not worth a word. */
export const notableSkill = 0.05;

/** For how many genes one model is better than another. */
export interface GeneWins {
  readonly better: number;
  readonly worse: number;
  readonly clearlyBetter: number;
  readonly clearlyWorse: number;
  /** Median over genes of the difference in skill. */
  readonly median: number;
}

/** Counts the genes for which `first` has the higher skill, and those where it does by more than `notableSkill`. */
export function geneWins(first: EvaluatedModel, second: EvaluatedModel): GeneWins {
  const differences = Float64Array.from(first.perGene.skill, (skill, i) => skill - second.perGene.skill[i]!)
    .filter((difference) => !Number.isNaN(difference))
    .sort();
  const count = (holds: (difference: number) => boolean): number => differences.filter(holds).length;
  return {
    better: count((difference) => difference > 0),
    worse: count((difference) => difference < 0),
    clearlyBetter: count((difference) => difference > notableSkill),
    clearlyWorse: count((difference) => difference < -notableSkill),
    median: quantileOf(differences, 0.5),
  };
}
