import type { JsonObject } from '@snpress/data';
import type { Selection } from '@snpress/models';

/** What was chosen, for `metrics.json`: the setting and its error, or how many genes chose each setting. */
export function describeChoice({ settings, cvMse, choice }: Selection): JsonObject {
  if (typeof choice === 'number') return { setting: settings[choice]!, cvMse: cvMse[choice]! };
  const genes = countChoices(choice, settings.length);
  return {
    perGene: settings
      .map((setting, index) => ({ setting, genes: genes[index]! }))
      .filter((entry) => entry.genes > 0),
  };
}

/** How many genes chose each setting. */
export function countChoices(choice: Int32Array, settings: number): Int32Array {
  const counts = new Int32Array(settings);
  for (const setting of choice) counts[setting]! += 1;
  return counts;
}
