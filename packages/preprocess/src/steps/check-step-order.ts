import { stepOf, type StepSpec } from './registry.js';

/** A step that cannot stand where it does. */
export interface StepOrderProblem {
  /** Its place in the list. */
  readonly index: number;
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  /** What to do next, likewise. */
  readonly hint: string;
}

/** Finds the steps of a list that need calls or dosages where there are none any more, or never were. */
export function checkStepOrder(
  steps: readonly StepSpec[],
  matrix: 'genotypes' | 'expression',
): readonly StepOrderProblem[] {
  const problems: StepOrderProblem[] = [];
  const endedBy: { calls?: string; dosages?: string } = {};
  for (const [index, spec] of steps.entries()) {
    const { name, step } = stepOf(spec);
    const { reads, imputes, scales } = step.traits;
    if (reads !== undefined && matrix === 'expression') {
      problems.push({
        index,
        message: `${name} judges alleles, and expression has none`,
        hint: 'put it among the steps of genotypes',
      });
    } else if (reads !== undefined && endedBy[reads] !== undefined) {
      problems.push({
        index,
        message: `${name} needs ${reads === 'calls' ? 'the calls as they were observed' : 'dosages'}, which ${endedBy[reads]} has changed`,
        hint: `put ${name} before ${endedBy[reads]}`,
      });
    }
    if (imputes || scales) endedBy.calls ??= name;
    if (scales) endedBy.dosages ??= name;
  }
  return problems;
}
