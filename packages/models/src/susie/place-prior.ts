/**
 * One source of the prior over places: where an effect of a gene sits. Sources are mixed; what each contributed is told to it, so
 * that it can learn from all genes.
 */
export interface PlacePrior {
  readonly name: string;
  /** How likely the source is before any gene is seen; what sources have is scaled to sum to 1. */
  readonly share: number;
  /** Whether it says something else of every gene; if not, `gene` is not looked at. */
  readonly perGene: boolean;
  /** Adds `weight` times its distribution for a gene to `row`; nothing where it says nothing of that gene. */
  addTo(gene: number, weight: number, row: Float32Array | Float64Array): void;
  /**
   * Receives a gene's inclusion probabilities over their prior, or the sum of those of all genes.
   * @param weight - the source's share of the mixture.
   * @returns the expected number of effects that it placed.
   */
  credit(gene: number, ratio: Float64Array, weight: number): number;
  /** Learns from what it was credited, and forgets that. */
  learn(): void;
}

/**
 * Every place alike, or by its weight.
 * @param weights - how likely each place is to act, relative to the others.
 */
export function anywhere(places: number, weights?: Float64Array): PlacePrior {
  return {
    ...distribution('anywhere', 0.3, byWeight(places, weights)),
    learn: () => undefined,
  };
}

/** The places that act on many genes, learned from all of them. */
export interface Hotspots extends PlacePrior {
  /** The distribution over places; sums to 1. */
  readonly profile: Float64Array;
}

/** Effects that every place counts in advance. */
const SMOOTHING = 0.5;

/** @param weights - what a place without effects falls back to; the more effects it has, the less they count. */
export function hotspots(places: number, weights?: Float64Array): Hotspots {
  const start = byWeight(places, weights);
  const profile = start.slice();
  const credited = new Float64Array(places);
  return {
    ...distribution('hotspots', 0.45, profile, credited),
    profile,
    learn() {
      const count = weights && credited.reduce((sum, value) => sum + value, 0);
      if (count !== undefined) {
        // gamma-Poisson: an effect counts beside those that the weights expect
        for (let place = 0; place < places; place++)
          profile[place] =
            (start[place]! * (credited[place]! + SMOOTHING)) / (count * start[place]! + SMOOTHING);
        const total = profile.reduce((sum, value) => sum + value, 0);
        for (let place = 0; place < places; place++) profile[place]! /= total;
      } else {
        const total = credited.reduce((sum, value) => sum + value + SMOOTHING, 0);
        for (let place = 0; place < places; place++) profile[place] = (credited[place]! + SMOOTHING) / total;
      }
      credited.fill(0);
    },
  };
}

/** Weights of places as a distribution; all alike where there are none. */
export function byWeight(places: number, weights: Float64Array | undefined): Float64Array {
  if (weights === undefined) return new Float64Array(places).fill(1 / places);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The same for every gene. */
function distribution(
  name: string,
  share: number,
  profile: Float64Array,
  credited = new Float64Array(profile.length),
): Omit<PlacePrior, 'learn'> {
  return {
    name,
    share,
    perGene: false,
    addTo(_, weight, row) {
      for (let place = 0; place < profile.length; place++) row[place]! += weight * profile[place]!;
    },
    credit(_, ratio, weight) {
      let sum = 0;
      for (let place = 0; place < profile.length; place++) {
        const own = weight * ratio[place]! * profile[place]!;
        credited[place]! += own;
        sum += own;
      }
      return sum;
    },
  };
}
