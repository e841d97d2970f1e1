import { expect, test } from 'vitest';
import { createGraph, openStore, type Stage } from '../../src/index.js';
import { createEstimator } from '../../src/engine/estimate.js';
import { from, stage, temporaryFolder, workbench } from '../workbench.js';

const tune = (id: string, type: string, alpha: number): Stage =>
  stage(id, { implementation: 'tune', parameters: { type, grid: { alpha: [alpha] } } });

function estimatorOf(stages: readonly Stage[], history: { readonly [id: string]: number }) {
  const store = openStore(temporaryFolder());
  const journal = store.history('test');
  for (const [id, seconds] of Object.entries(history)) journal.remember(id, '0'.repeat(64), seconds);
  return createEstimator(createGraph(stages), store, store.history('test'));
}

test('a stage takes as long as it last did, else as the median of its like', () => {
  const stages = [
    tune('lasso/0.1', 'lasso', 0.1),
    tune('lasso/0.2', 'lasso', 0.2),
    tune('lasso/0.3', 'lasso', 0.3),
    tune('mlp/0.1', 'mlp', 0.1),
    tune('ridge/0.1', 'ridge', 0.1),
    stage('report', { implementation: 'report' }),
  ];
  const estimate = estimatorOf(stages, { 'lasso/0.1': 2, 'lasso/0.2': 4, 'mlp/0.1': 100 });
  expect(stages.map(estimate)).toEqual([
    { seconds: 2, basis: 'stage' },
    { seconds: 4, basis: 'stage' },
    { seconds: 3, basis: 'settings' },
    { seconds: 100, basis: 'stage' },
    { seconds: 4, basis: 'implementation' },
    undefined,
  ]);
});

test('stages that the graph no longer has count by their record', async () => {
  const bench = workbench();
  await bench.run([stage('old', { parameters: { alpha: 1, wait: 30 } })]);
  const plan = await bench.plan([stage('new', { parameters: { alpha: 2, wait: 0 } })]);
  expect(plan.stages[0]!.estimate).toMatchObject({ basis: 'settings' });
  expect(plan.stages[0]!.estimate!.seconds).toBeGreaterThanOrEqual(0.03);
});

test('a plan adds up what is known along the way that the run will take', async () => {
  const bench = workbench();
  const stages = (text: string) => [
    stage('a', { parameters: { text, wait: 40 } }),
    stage('b', { parameters: { text, wait: 20 } }),
    stage('c', { parameters: { text }, inputs: { x: from('a') } }),
    stage('new', { implementation: 'whim' }),
  ];
  const before = await bench.plan(stages('one'), { workers: 2 });
  expect(before.estimate).toEqual({ seconds: 0, workers: 2, unknown: 4 });
  const { stages: results } = await bench.run(stages('one').slice(0, 3));
  const [a, b, c] = results.map(({ seconds }) => seconds) as [number, number, number];
  const two = await bench.plan(stages('two'), { workers: 2 });
  expect(two.estimate).toEqual({ seconds: Math.max(a + c, b), workers: 2, unknown: 1 });
  const one = await bench.plan(stages('two'), { workers: 1 });
  expect(one.estimate.seconds).toBeCloseTo(a + b + c, 9);
  const done = await bench.plan(stages('one').slice(0, 3));
  expect(done.estimate).toMatchObject({ seconds: 0, unknown: 0 });
  expect(done.stages.map(({ estimate }) => estimate)).toEqual([undefined, undefined, undefined]);
});
