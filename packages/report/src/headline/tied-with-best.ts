import type { PairedComparison } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';

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

/** The best model, and those with a positive skill of which the splits do not show that it is better. */
export function tiedWithBest(
  models: readonly EvaluatedModel[],
  comparisons: readonly PairedComparison[],
): readonly string[] {
  const [best] = models;
  return models
    .filter((model) => {
      if (model === best) return true;
      const lead = leadOf(best!.name, model.name, comparisons);
      return model.skill.pooled > 0 && lead !== undefined && lead[0] <= 0;
    })
    .map(({ name }) => name);
}
