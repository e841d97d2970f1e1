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
 */
export function credibleSets(
  workspace: EffectWorkspace,
  { effects, totals, empty }: GeneEffects,
): PlaceSet[] {
  const { weight, places } = workspace;
  const sets: PlaceSet[] = [];
  effects.forEach((_, effect) => {
    if (1 - empty[effect]! < COVERAGE) return;
    const chances = weight[effect]!;
    const total = totals[effect]!;
    // all that are left out hold less than what the others have to spare
    const least = ((1 - empty[effect]! - COVERAGE) / places) * total;
    const likely: number[] = [];
    for (let place = 0; place < places; place++) if (chances[place]! >= least) likely.push(place);
    likely.sort((a, b) => chances[b]! - chances[a]! || a - b);
    let probability = 0;
    let count = 0;
    while (count < likely.length && probability < COVERAGE) probability += chances[likely[count++]!]! / total;
    if (probability < COVERAGE) return;
    const set = Int32Array.from(likely.slice(0, count)).sort();
    if (sets.some(({ places: other }) => other.join() === set.join())) return;
    sets.push({
      places: set,
      probability: Math.min(1, probability),
      purity: purityOf(set, workspace),
    });
  });
  return sets;
}

function purityOf(set: Int32Array, { likeness }: EffectWorkspace): number {
  const compared = set.subarray(0, MOST_COMPARED);
  let least = 1;
  for (let k = 1; k < compared.length; k++) {
    for (let other = 0; other < k; other++) {
      least = Math.min(least, Math.abs(likeness(compared[k]!, compared[other]!)));
    }
  }
  return least;
}
