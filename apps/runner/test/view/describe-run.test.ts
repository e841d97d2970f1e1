import { RunFailed } from '@snpress/experiment/run/run-failed';
import { ModelError } from '@snpress/models/contract/model-error';
import { StageError, type RunResult } from '@snpress/pipeline';
import { expect, it } from 'vitest';
import { describeFailure as describeExit } from '../../src/describe-failure.js';
import { describeFailure } from '../../src/view/describe-run.js';

const missing = new ModelError(
  'input',
  { code: 'missing', message: 'genotypes have gaps' },
  'cannot fit knn',
);
const diverged = new ModelError('program', {
  code: 'not-converged',
  message: 'an eigenvalue did not converge',
});

it.each<[what: string, causes: readonly Error[], exitCode: number, text: RegExp]>([
  ['what was given, alone, without its stage', [missing], 2, /^error: cannot fit knn: genotypes have gaps$/],
  ['what was given, in several stages', [missing, missing], 2, /2 stages failed\nstage "0".*--keep-going/s],
  ['numbers', [diverged], 1, /^error: stage "0": an eigenvalue.*--keep-going/s],
  ['the machine', [new Error('out of memory')], 1, /^error: stage "0": out of memory\n.*--keep-going/s],
])('a run that fails by %s', (_, causes, exitCode, text) => {
  const failures = causes.map((cause, index) => new StageError(String(index), cause));
  const result: RunResult = {
    stages: [],
    failures,
    skipped: ['report'],
    notSelected: [],
    nondeterministic: [],
  };
  const failure = describeExit(describeFailure(new RunFailed(result), false), false);
  expect(failure.exitCode).toBe(exitCode);
  expect(failure.text).toMatch(text);
});
