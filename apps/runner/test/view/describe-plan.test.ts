import type { ExperimentPlan } from '@snpress/experiment';
import { expect, test } from 'vitest';
import { describePlan, planJson } from '../../src/view/describe-plan.js';

const sweep = {
  ...{ bytes: 10e9, memory: 4 * 2 ** 30, samples: 20_000, markers: 500_000, genes: undefined },
  reads: [
    { by: 'preprocess', times: 1 },
    { by: 'ridge', times: undefined },
  ],
  leftOut: ['heritability'],
};
const plan: ExperimentPlan = {
  ...{ stages: [], notSelected: [], phases: [], sweep },
  estimate: { seconds: 0, workers: 2, unknown: 0 },
};

test('how often genotypes are read that are larger than memory', () => {
  expect(describePlan(plan, false).split('\n')[1]).toBe(
    'Genotypes of 9.3 GiB (20000 samples × 500000 markers) do not fit twice in 4.0 GiB and are swept from disk, at most: preprocess 1 time, ridge some times; left out: heritability',
  );
  expect(describePlan({ ...plan, sweep: undefined }, false)).not.toContain('swept');
  expect(planJson(plan)).toMatchObject({ sweep });
  expect(planJson({ ...plan, sweep: undefined })).not.toHaveProperty('sweep');
});
