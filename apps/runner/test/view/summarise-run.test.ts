import { StageError } from '@snpress/pipeline';
import type { RunResult } from '@snpress/pipeline';
import { expect, it } from 'vitest';
import { summariseFailures, summariseRun } from '../../src/view/summarise-run.js';

const phases = [
  { title: 'simulate the data', stages: ['simulate'] },
  { title: 'lasso', stages: ['a', 'b'] },
  { title: 'report', stages: ['report'] },
];
const stage = (id: string, action: 'hit' | 'run'): RunResult['stages'][number] => ({
  ...{ id, action, reasons: [], seconds: 30, warnings: [], outputs: {} },
  key: 'k',
});
const empty: RunResult = { stages: [], failures: [], skipped: [], notSelected: [], nondeterministic: [] };

it('says what ran, what was reused and what that saved', () => {
  const result = {
    ...empty,
    stages: [stage('simulate', 'hit'), stage('a', 'hit'), stage('b', 'run'), stage('report', 'run')],
  };
  expect(summariseRun({ result, phases, seconds: 61, columns: 40 })).toMatchInlineSnapshot(`
    "2 stages run, 2 reused (1 min 00 s of work saved), in 1 min 01 s
      ran     lasso 1/2, report
      reused  simulate the data, lasso 1/2"
  `);
  expect(
    summariseRun({ result: { ...empty, stages: [stage('a', 'run')] }, phases, seconds: 1, columns: 80 }),
  ).toBe('1 stage run, in 1.0 s');
});

it('lists failures, those of one cause together, and says what to do', () => {
  const result = {
    ...empty,
    stages: [stage('simulate', 'run')],
    failures: ['a', 'b'].map((id) => new StageError(id, new Error('out of memory'))),
    skipped: ['report'],
  };
  expect(summariseFailures(result, false)).toMatchInlineSnapshot(`
    "2 stages failed
    stage "a" and 1 other (b): out of memory
    1 stage finished and is kept; 1 stage did not start. Nothing was published. Mend the cause and run again: it goes on from there. With --keep-going, every stage that does not depend on a failed one runs."
  `);
  expect(summariseFailures(result, true)).not.toContain('--keep-going');
  const one = { ...result, failures: result.failures.slice(0, 1) };
  expect(summariseFailures(one, false).split('\n')[0]).toBe('stage "a": out of memory');
});
