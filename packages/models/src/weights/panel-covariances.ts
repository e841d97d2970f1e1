import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';

/** Covariances of the dosages of a panel's variants, over its samples (divided by their number less one). */
export interface PanelCovariances {
  /** Dosages of a variant less their mean, 0 where missing; undefined where the panel has no call of it. */
  readonly centred: (id: string) => Float64Array | undefined;
  /** Symmetric, ids × ids; NaN where the panel has no call. */
  of(ids: readonly string[]): Float64Array;
}

/** @param panel - samples × variants. */
export function panelCovariances(panel: Matrix): PanelCovariances {
  const columnOf = new Map(panel.features.map((id, column) => [id, column]));
  const centred = (id: string): Float64Array | undefined => {
    const column = columnOf.get(id);
    return column === undefined ? undefined : centredDosages(featureValues(panel, column));
  };
  return {
    centred,
    of(ids) {
      const dosages = ids.map(centred);
      const values = new Float64Array(ids.length ** 2).fill(NaN);
      for (const [i, first] of dosages.entries()) {
        if (first === undefined) continue;
        for (let j = i; j < ids.length; j++) {
          const second = dosages[j];
          if (second === undefined) continue;
          values[i * ids.length + j] = values[j * ids.length + i] = covariance(first, second);
        }
      }
      return values;
    },
  };
}

/** Of centred dosages. */
export function covariance(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < first.length; row++) sum += first[row]! * second[row]!;
  return sum / (first.length - 1);
}

function centredDosages(dosages: Float32Array): Float64Array | undefined {
  let [sum, called] = [0, 0];
  for (const dosage of dosages) {
    if (Number.isNaN(dosage)) continue;
    sum += dosage;
    called++;
  }
  if (called === 0) return undefined;
  const mean = sum / called;
  return Float64Array.from(dosages, (dosage) => (Number.isNaN(dosage) ? 0 : dosage - mean));
}
