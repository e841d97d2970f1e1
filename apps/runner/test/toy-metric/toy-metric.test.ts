import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Detail, Metric, ModelEvaluation } from '@snpress/evaluate';
import { metrics } from '@snpress/evaluate/metrics/metrics';
import { metricsJson } from '@snpress/evaluate/metrics/metrics-json';
import { evaluateModel } from '@snpress/evaluate/model/evaluate-model';
import { compareSavedRuns } from '@snpress/experiment/compare/compare-saved-runs';
import type { SavedRun } from '@snpress/experiment/compare/saved-run';
import type { Metrics } from '@snpress/experiment/run/metrics';
import { renderComparison } from '@snpress/report/compare/render-comparison';
import { renderReport } from '@snpress/report/render-report';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeComparison } from '../../src/view/describe-comparison.js';
import { headlineTable } from '../../src/view/headline-table.js';
import { rmse } from './rmse.js';

const rng = createRng('toy metric');
const samples = Array.from({ length: 12 }, (_, i) => `s${i}`);
const features = ['a', 'b', 'c'];
const matrix = (value: () => number): Matrix =>
  createMatrix({ samples, features, values: Float32Array.from({ length: 36 }, value) });
const observed = matrix(() => rng.normal());
const baseline = matrix(() => 0);

function judged(name: string, predicted: Matrix): ModelEvaluation {
  return evaluateModel({
    name,
    observed,
    splits: [{ label: 'holdout', trainSamples: 30, predicted, baseline }],
  });
}

function saved(models: readonly ModelEvaluation[]): SavedRun {
  const json = metricsJson({ experiment: 'toy', samples: 12, snps: 9, genes: 3, models });
  const manifest = {
    experiment: 'toy',
    startedAt: '2026-11-29T10:00:00.000Z',
    seconds: 1,
    inputs: [],
    stages: [],
  };
  return {
    folder: 'runs/toy',
    manifest: { ...manifest, versions: {}, machine: {}, jobs: 1 } as unknown as SavedRun['manifest'],
    metrics: json as unknown as Metrics,
    spec: { models: [], final: { models: [] }, data: { kind: 'simulate' } } as unknown as SavedRun['spec'],
    genes: undefined,
  };
}

/** Adding it takes the file `rmse.ts` and one line in `packages/evaluate/src/metrics/metrics.ts`: the list is pushed to here. */
describe('a metric of one file and one line', () => {
  const list = metrics as (Metric | Detail)[];
  const mean = judged('mean', baseline);
  const [half, whole] = [0.5, 0.9].map((share) =>
    judged('ridge', { ...observed, values: observed.values.map((value) => share * value) }),
  );
  const error = Math.sqrt(half!.mse);
  let runs: readonly SavedRun[];

  beforeAll(() => {
    list.push(rmse);
    runs = [saved([mean, half!]), saved([mean, whole!])];
  });

  afterAll(() => {
    list.pop();
  });

  it('is the one that docs/contribute/add-a-metric.md adds', () => {
    const docs = readFileSync(
      path.resolve(import.meta.dirname, '../../../../docs/contribute/add-a-metric.md'),
      'utf8',
    );
    const here = readFileSync(path.join(import.meta.dirname, 'rmse.ts'), 'utf8');
    expect(docs).toContain(here.replace("'@snpress/evaluate'", "'./metric.js'"));
  });

  it('is in metrics.json and in the terminal', () => {
    expect(runs[0]!.metrics.models.ridge).toMatchObject({ mse: half!.mse, rmse: error });
    const [, , heading, , row] = headlineTable(runs[0]!.metrics).split('\n');
    expect(heading).toMatch(/ RMSE$/);
    expect(row).toMatch(new RegExp(`^ridge .* ${error.toFixed(4)}$`));
  });

  it('is in the report, its page and its file', async () => {
    const files = await renderReport({
      title: 'Toy',
      experiment: 'toy',
      data: { samples: 12, markers: 9, genes: 3, source: 'made up' },
      protocol: { outer: 'one holdout' },
      evaluations: [mean, half!],
    });
    const [header, row] = files['tables/models.csv']!.split('\r\n').map((line) => line.split(','));
    expect(Number(row![header!.indexOf('rmse')])).toBeCloseTo(error, 6);
    expect(files['index.html']).toMatch(/<th scope="col" {2}class="num">\s*RMSE/);
  });

  it('is in the comparison of runs: its terminal, its page and its file', async () => {
    const comparison = compareSavedRuns(runs);
    const change = `−${(error - Math.sqrt(whole!.mse)).toFixed(4)} (better)`;
    expect(describeComparison(comparison)).toMatch(
      new RegExp(`^RMSE .*\n.*\n.*${change.replace(/[()]/g, '\\$&')}$`, 'm'),
    );
    const files = await renderComparison(comparison);
    expect(files['index.html']).toContain(change);
    expect(files['tables/results.csv']!.split('\r\n')[0]).toMatch(/,r_mean_high,rmse,change,/);
  });
});
