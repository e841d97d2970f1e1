import type { EvaluatedModel } from '../input/report-input.js';

/** How many genes have a skill: one that never varies where it is held out has none, and is in no denominator. */
export function judgedGenes({ perGene: { skill } }: Pick<EvaluatedModel, 'perGene'>): number {
  return skill.filter((value) => !Number.isNaN(value)).length;
}
