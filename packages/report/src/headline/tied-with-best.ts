import type { PairedComparison } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';
import { pooledInterval } from './pooled-interval.js';

/** The interval of how much more skill one model has than another; undefined where it is not known. */
export function leadOf(
  first: string,
  second: string,
  comparisons: readonly PairedComparison[],
): readonly [low: number, high: number] | undefined {
  for (const pair of comparisons) {
    const { interval } = pair.skill;
    if (interval === null) continue;
    if (pair.first === first && pair.second === second) return interval;
    if (pair.first === second && pair.second === first) return [-interval[1], -interval[0]];
  }
  return undefined;
}

/** Whether a skill is above zero, with its interval where there is one. */
export function beatsMean(pooled: number, interval: readonly [number, number] | undefined): boolean {
  return interval === undefined ? pooled > 0 : interval[0] > 0;
}

/** The best model, and those that beat the training mean of which the splits do not show that it is better. */
export function tiedWithBest(
  models: readonly EvaluatedModel[],
  comparisons: readonly PairedComparison[],
): readonly string[] {
  const [best] = models;
  return models
    .filter((model) => {
      if (model === best) return true;
      const lead = leadOf(best!.name, model.name, comparisons);
      return beatsMean(model.skill.pooled, pooledInterval(model)) && lead !== undefined && lead[0] <= 0;
    })
    .map(({ name }) => name);
}
