import { readStoredBundle } from '@snpress/formats/bundle/read-stored-bundle';
import { writeStoredBundle } from '@snpress/formats/bundle/write-stored-bundle';
import type { Matrix } from '@snpress/data';
import type { Fitted } from '@snpress/models';
import { artifact } from '@snpress/pipeline/stage/artifact';

/** How much each marker of a fitted model counts, with where the markers lie. */
export interface Importance {
  readonly measure: string;
  readonly markers: readonly string[];
  readonly values: Float64Array;
  readonly chromosome: readonly string[];
  /** NaN where not known. */
  readonly position: Float64Array;
}

/** Null where the model says nothing of its markers. */
export const importance = artifact('importance', {
  async read(file): Promise<Importance | null> {
    const { metadata, arrays } = await readStoredBundle(file);
    if (typeof metadata.measure !== 'string') return null;
    const { markers, values, chromosome, position } = arrays as Pick<
      Importance,
      'markers' | 'values' | 'chromosome' | 'position'
    >;
    return { measure: metadata.measure, markers, values, chromosome, position };
  },
  write(file, value) {
    const { measure = null, ...arrays } = value ?? {};
    return writeStoredBundle(file, { metadata: { measure }, arrays });
  },
});

/** What a fitted model says of its markers. */
export function importanceOf(
  fitted: Fitted,
  { features, positions }: Pick<Matrix, 'features' | 'positions'>,
): Importance | null {
  const found = fitted.markerImportance?.();
  if (found === undefined) return null;
  return {
    measure: found.measure,
    values: found.values,
    markers: features,
    chromosome: positions?.chromosome ?? features.map(() => ''),
    position: positions?.start ?? new Float64Array(features.length).fill(NaN),
  };
}
