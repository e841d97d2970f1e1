import type { Setting } from '../contract/tuning.js';

/** A setting in the words of the spec, fit for a path: `alpha=0.1,l1Ratio=0.5`. */
export function describeSetting(setting: Setting): string {
  return Object.entries(setting)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
