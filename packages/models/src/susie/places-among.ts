import { columnsAmong } from '../relationship/among-rows.js';
import type { EffectData } from './shared-effects.js';

/**
 * A place whose standard deviation among some samples is below this, where that among all is 1, counts as constant: what little it varies
 * would be blown up to an effect on samples that differ in it. Larger than `leastVariance`, which knows a marker by itself: the other samples,
 * whose genes share these effects, are known to vary by 1 here.
 */
const CONSTANT = 0.3;

/** The places and genes of some samples. */
export interface PlacesAmong extends EffectData {
  /** Effects on places standardised among these samples, times this, are effects on those of all; 1 for all where left out. */
  readonly scales?: Float64Array | undefined;
}

/**
 * Some genes in the samples that they have, with places standardised among those.
 * @param genes - ascending.
 * @param rows - ascending.
 */
export function placesAmong(
  { samples, columns, targets }: EffectData,
  genes: Int32Array,
  rows: Int32Array,
): PlacesAmong {
  const all = targets.length / samples;
  const own = genes.length === all ? targets : new Float64Array(genes.length * samples);
  if (own !== targets) {
    genes.forEach((gene, k) => {
      own.set(targets.subarray(gene * samples, (gene + 1) * samples), k * samples);
    });
  }
  if (rows.length === samples) return { samples, columns, targets: own };
  const count = rows.length;
  const among = columnsAmong(columns, samples, rows);
  const scales = new Float64Array(among.length / count);
  for (let place = 0; place < scales.length; place++) {
    const column = among.subarray(place * count, (place + 1) * count);
    const mean = column.reduce((sum, value) => sum + value, 0) / count;
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
    scales[place] = deviation < CONSTANT ? 0 : 1 / deviation;
    for (let k = 0; k < count; k++) column[k] = (column[k]! - mean) * scales[place]!;
  }
  return { samples: count, columns: among, targets: columnsAmong(own, samples, rows), scales };
}
