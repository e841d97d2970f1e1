import { toDosages } from '@snpress/data/markers/to-dosages';
import type { MarkerBlock } from '@snpress/data';
import { multiplyTransposed } from '@snpress/models/linear-algebra';

/** How alike the samples of a panel are over all markers: Σ over markers of the products of their standardised dosages. */
export interface PanelRelationship {
  readonly samples: number;
  /** Markers that vary. */
  readonly markers: number;
  /** samples × samples. */
  readonly products: Float64Array;
}

/** Markers that are multiplied at once. */
const width = 192;

/** Adds up the relationship of samples marker by marker; a missing call is the marker's mean. */
export function relationshipCollector(samples: number): {
  readonly add: (block: Pick<MarkerBlock, 'values'>) => void;
  readonly finish: () => PanelRelationship;
} {
  const products = new Float64Array(samples * samples);
  const part = new Float64Array(samples * samples);
  /** Samples × `width`, row-major. */
  const pending = new Float64Array(samples * width);
  let [filled, markers] = [0, 0];
  const flush = (): void => {
    if (filled === 0) return;
    multiplyTransposed(pending, samples, pending, samples, width, part);
    for (let at = 0; at < products.length; at++) products[at]! += part[at]!;
    pending.fill(0);
    filled = 0;
  };
  return {
    add({ values }) {
      const dosages = toDosages(values);
      for (let from = 0; from < dosages.length; from += samples) {
        const standard = standardised(dosages.subarray(from, from + samples));
        if (standard === undefined) continue;
        markers++;
        for (let row = 0; row < samples; row++) pending[row * width + filled] = standard[row]!;
        if (++filled === width) flush();
      }
    },
    finish() {
      flush();
      return { samples, markers, products };
    },
  };
}

/** Less the mean, divided by the standard deviation (÷ n); undefined where nothing varies. */
export function standardised(values: ArrayLike<number>): Float64Array | undefined {
  let [sum, known] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue;
    sum += values[row]!;
    known++;
  }
  const mean = sum / known;
  const centred = Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : value - mean));
  let square = 0;
  for (const value of centred) square += value * value;
  if (!(square > 1e-12)) return undefined;
  const scale = Math.sqrt(values.length / square);
  return centred.map((value) => value * scale);
}
