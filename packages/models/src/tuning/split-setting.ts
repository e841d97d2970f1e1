import type { Estimator } from '../contract/estimator.js';
import type { Setting } from '../contract/tuning.js';

/** The values of a setting along the estimator's path, and the others. */
export function splitSetting(estimator: Estimator, setting: Setting): { cell: Setting; along: Setting } {
  const names: readonly string[] = estimator.path?.parameters ?? [];
  const pick = (wanted: boolean): Setting =>
    Object.fromEntries(Object.entries(setting).filter(([name]) => names.includes(name) === wanted));
  return { cell: pick(false), along: pick(true) };
}

/** A group of settings that differ along the path only. */
export interface PathGroup {
  readonly cell: Setting;
  /** Path values of every setting of the group. */
  readonly along: readonly Setting[];
  /** Where the settings stand in the list that was grouped. */
  readonly indices: readonly number[];
}

/** Groups settings by their values outside the path, in order of first appearance. */
export function groupByCell(estimator: Estimator, settings: readonly Setting[]): PathGroup[] {
  const groups = new Map<string, { cell: Setting; along: Setting[]; indices: number[] }>();
  settings.forEach((setting, index) => {
    const { cell, along } = splitSetting(estimator, setting);
    const key = settingKey(cell);
    const group = groups.get(key) ?? { cell, along: [], indices: [] };
    groups.set(key, group);
    group.along.push(along);
    group.indices.push(index);
  });
  return [...groups.values()];
}

/** Equal for equal settings, whatever the order of their names. */
export function settingKey(setting: Setting): string {
  return JSON.stringify(Object.entries(setting).sort(([a], [b]) => (a < b ? -1 : 1)));
}
