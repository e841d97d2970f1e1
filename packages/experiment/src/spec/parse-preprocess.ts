import type { CovariateOptions } from '@snpress/models';
import { checkStepOrder } from '@snpress/preprocess/steps/check-step-order';
import { stepSchema } from '@snpress/preprocess/steps/step-schema';
import type { StepSpec } from '@snpress/preprocess';
import { checkValue } from './check-value.js';
import { covariatesSchema } from './experiment-schema.js';
import { knownKeys } from './known-keys.js';
import type { Problem, SpecPath } from './problem.js';
import { suggest } from './suggest.js';

/** The preprocessing of an experiment: ordered steps per matrix, fitted on training rows unless told otherwise. */
export interface PreprocessSpec {
  readonly genotypes: readonly StepSpec[];
  readonly expression: readonly StepSpec[];
  /** What is done with covariates; undefined where there are none. */
  readonly covariates?: CovariateOptions | undefined;
  /** `all` is the protocol of the paper: statistics of every sample, held-out ones included. */
  readonly fitOn: 'train' | 'all';
}

const defaults = {
  genotypes: [{ impute: { strategy: 'mean' } }],
  expression: [{ dropMissing: {} }],
};

/** Checks the `preprocess` block and fills in what is not said: mean imputation, and genes with gaps dropped. */
export function parsePreprocess(value: unknown, problems: Problem[]): PreprocessSpec {
  const block = (value ?? {}) as Record<string, unknown>;
  const known = ['genotypes', 'expression', 'covariates', 'fitOn'];
  if (typeof value === 'object' || value === undefined) {
    for (const key of Object.keys(block)) {
      if (known.includes(key)) continue;
      problems.push({
        path: ['preprocess', key],
        atKey: true,
        message: `unknown key "${key}"`,
        hint: suggest(key, known),
      });
    }
  } else {
    problems.push({
      path: ['preprocess'],
      message: 'expected a block of keys',
      hint: `known here: ${known.join(', ')}`,
    });
  }
  const fitOn = block.fitOn ?? 'train';
  if (fitOn !== 'train' && fitOn !== 'all') {
    problems.push({
      path: ['preprocess', 'fitOn'],
      message: 'fitOn is neither "train" nor "all"',
      hint: '"train" keeps held-out samples out',
    });
  }
  const covariates =
    block.covariates === undefined
      ? undefined
      : checkValue(covariatesSchema, block.covariates, ['preprocess', 'covariates'], problems);
  return {
    ...(covariates === undefined ? {} : { covariates }),
    genotypes: parseSteps(block.genotypes ?? defaults.genotypes, 'genotypes', problems),
    expression: parseSteps(block.expression ?? defaults.expression, 'expression', problems),
    fitOn: fitOn === 'all' ? 'all' : 'train',
  };
}

function parseSteps(
  value: unknown,
  matrix: 'genotypes' | 'expression',
  problems: Problem[],
): readonly StepSpec[] {
  const path: SpecPath = ['preprocess', matrix];
  if (!Array.isArray(value)) {
    problems.push({
      path,
      message: 'expected a list of steps',
      hint: 'such as [ { impute: { strategy: mean } } ]',
    });
    return [];
  }
  const names = knownKeys(stepSchema, []);
  const before = problems.length;
  const steps = value.flatMap((step: unknown, index) => {
    const at = [...path, index];
    const keys = typeof step === 'object' && step !== null ? Object.keys(step) : [];
    if (keys.length !== 1) {
      problems.push({
        path: at,
        message: 'a step is one key with its options',
        hint: `one of ${names.join(', ')}`,
      });
      return [];
    }
    if (!names.includes(keys[0]!)) {
      problems.push({
        path: [...at, keys[0]!],
        atKey: true,
        message: `unknown step "${keys[0]!}"`,
        hint: suggest(keys[0]!, names),
      });
      return [];
    }
    return checkValue(stepSchema, step, at, problems) ?? [];
  });
  if (problems.length > before) return steps;
  for (const { index, message, hint } of checkStepOrder(steps, matrix))
    problems.push({ path: [...path, index], message, hint });
  return steps;
}
