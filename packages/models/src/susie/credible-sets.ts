import type { EffectWorkspace } from './effect-workspace.js';
import type { GeneEffects } from './fit-effects.js';

/** The chance that a credible set claims. */
const COVERAGE = 0.95;
/** Places of a set among which purity is measured. */
const MOST_COMPARED = 100;

/** Places of which one, by a given chance, has an effect. */
export interface PlaceSet {
  /** Ascending. */
  readonly places: Int32Array;
  readonly probability: number;
  /** The smallest absolute correlation between two of them. */
  readonly purity: number;
}

/**
 * The smallest sets of places that hold an effect by a chance of 95 %, one for each effect that is as sure; the chance that there is no such
 * effect counts against it.
 *
 * @param columns - standardised places, one after the other.
 */
export function credibleSets(
  { weight, places, samples }: EffectWorkspace,
  { effects, totals, empty }: GeneEffects,
  columns: Float64Array,
): PlaceSet[] {
  const sets: PlaceSet[] = [];
  effects.forEach((_, effect) => {
    if (1 - empty[effect]! < COVERAGE) return;
    const chances = Float64Array.from(
      weight[effect]!.subarray(0, places),
      (value) => value / totals[effect]!,
    );
    const order = Int32Array.from(chances.keys()).sort((a, b) => chances[b]! - chances[a]! || a - b);
    let probability = 0;
    let count = 0;
    while (count < places && probability < COVERAGE) probability += chances[order[count++]!]!;
    if (probability < COVERAGE) return;
    const set = order.slice(0, count).sort();
    if (sets.some(({ places: other }) => other.join() === set.join())) return;
    sets.push({
      places: set,
      probability: Math.min(1, probability),
      purity: purityOf(set, columns, samples),
    });
  });
  return sets;
}

function purityOf(set: Int32Array, columns: Float64Array, samples: number): number {
  const compared = set.subarray(0, MOST_COMPARED);
  let least = 1;
  for (const [k, first] of compared.entries()) {
    for (const second of compared.subarray(0, k)) {
      let sum = 0;
      for (let i = 0; i < samples; i++) {
        sum += columns[first * samples + i]! * columns[second * samples + i]!;
      }
      least = Math.min(least, Math.abs(sum) / samples);
    }
  }
  return least;
}
