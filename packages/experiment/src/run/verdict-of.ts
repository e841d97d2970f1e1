import { correctedTTest } from '@snpress/evaluate/comparison/corrected-t-test';
import { meanOf } from '@snpress/evaluate/distribution/mean-of';
import { savedInterval, savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import { inTargets } from '@snpress/evaluate/targets/in-targets';
import { beatsMean } from '@snpress/report/headline/tied-with-best';
import { verdict } from '@snpress/report/headline/verdict';
import type { Metrics, ModelMetrics } from './metrics.js';
import { rankSaved } from './rank-saved.js';

/** Which models are best, and whether they beat the training mean, in one sentence, as the report has it; undefined without any. */
export function verdictOf({ models, targets, baseline = 'training mean' }: Metrics): string | undefined {
  const names = rankSaved(models).filter((name) => name !== 'mean');
  const [best] = names;
  if (best === undefined) return undefined;
  const judged = names.map((name) => ({
    name,
    pooled: savedMetric(models[name]!, pooledSkill),
    interval: savedInterval(models[name]!, pooledSkill),
  }));
  const tied = judged.filter(
    ({ name, pooled, interval }) =>
      name === best || (beatsMean(pooled, interval) && !isBetter(models[best]!, models[name]!)),
  );
  const said = verdict({
    models: judged,
    tied: tied.map(({ name }) => name),
    baseline: `the ${baseline}`,
  });
  return inTargets(said, targets);
}

/** Whether the splits show that one model is better than another; where there is one split, nothing says that it is not. */
function isBetter({ perSplit: first }: ModelMetrics, { perSplit: second }: ModelMetrics): boolean {
  const differences = first.map(({ skill }, split) => (skill ?? NaN) - (second[split]?.skill ?? NaN));
  const testToTrain = meanOf(first.map(({ testSamples, trainSamples }) => testSamples / trainSamples));
  const test = correctedTTest(differences, testToTrain);
  return test === null || test.interval[0] > 0;
}
