import type { ArrayBundle, Matrix } from '@snpress/data';
import type { Fitted } from '@snpress/models';

/** How much each marker of a fitted model counts, with where the markers lie. */
export interface Importance {
  readonly measure: string;
  readonly markers: readonly string[];
  readonly values: Float64Array;
  readonly chromosome: readonly string[];
  /** NaN where not known. */
  readonly position: Float64Array;
}

/** The name of the input that holds a model's importance at an outer split. */
export const importanceInput = (model: string, outer: number): string => `importance.${model}.outer${outer}`;

/** What a fitted model says of its markers; an empty bundle where it says nothing. */
export function importanceToBundle(fitted: Fitted, { features, positions }: Matrix): ArrayBundle {
  const importance = fitted.markerImportance?.();
  if (importance === undefined) return { metadata: { measure: null }, arrays: {} };
  return {
    metadata: { measure: importance.measure },
    arrays: {
      values: importance.values,
      markers: features,
      chromosome: positions?.chromosome ?? features.map(() => ''),
      position: positions?.start ?? new Float64Array(features.length).fill(NaN),
    },
  };
}

/** The importance in a bundle; undefined where the model has none. */
export function importanceFromBundle({ metadata, arrays }: ArrayBundle): Importance | undefined {
  return typeof metadata.measure === 'string'
    ? ({ measure: metadata.measure, ...arrays } as unknown as Importance)
    : undefined;
}
