import type { ArrayBundle, JsonObject } from '@snpress/data';
import type { Selection, Setting } from '@snpress/models';

/** A selection as it is kept between stages. */
export function selectionToBundle({ mode, settings, cvMse, choice }: Selection): ArrayBundle {
  return {
    metadata: { mode, settings, choice: typeof choice === 'number' ? choice : null },
    arrays: { cvMse, ...(typeof choice === 'number' ? {} : { choice }) },
  };
}

/** The selection of a bundle. */
export function selectionFromBundle({ metadata, arrays }: ArrayBundle): Selection {
  return {
    mode: metadata.mode as Selection['mode'],
    settings: metadata.settings as readonly Setting[],
    cvMse: arrays.cvMse as Float64Array,
    choice: (metadata.choice as number | null) ?? (arrays.choice as Int32Array),
  };
}

/** What was chosen, for `metrics.json`: the setting and its error, or how many genes chose each setting. */
export function describeChoice({ settings, cvMse, choice }: Selection): JsonObject {
  if (typeof choice === 'number') return { setting: settings[choice]!, cvMse: cvMse[choice]! };
  const genes = new Int32Array(settings.length);
  for (const index of choice) genes[index]! += 1;
  return {
    perGene: settings
      .map((setting, index) => ({ setting, genes: genes[index]! }))
      .filter((entry) => entry.genes > 0),
  };
}
