import type { Matrix } from '@snpress/data';
import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import { rangeOf } from '../linear-algebra/least-variance.js';

/** Neighbouring markers that say almost the same, as one place each. */
export interface MarkerBins {
  /** Marker → its bin. */
  readonly binOf: Int32Array;
  /** How many markers each bin has. */
  readonly sizes: Int32Array;
  /** Key of the chromosome of each bin; the empty string where it is not known. */
  readonly chromosome: readonly string[];
  /** First and last position of each bin; NaN where not known. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/**
 * Puts markers in order of position and joins each to the bin before it where its dosages differ from those of the bin's first
 * marker by at most `tolerance` on average, in units of the range of all dosages. Markers without a position keep the order that
 * they have.
 */
export function mergeMarkers(
  { samples, features, values, positions }: Pick<Matrix, 'samples' | 'features' | 'values' | 'positions'>,
  tolerance: number,
): MarkerBins {
  const rows = samples.length;
  const chromosomes = positions ? chromosomeKeys(positions.chromosome) : features.map(() => '');
  const position = (marker: number): number => (chromosomes[marker] === '' ? NaN : positions!.start[marker]!);
  const most = tolerance * rangeOf(values) * rows;
  const binOf = new Int32Array(features.length);
  const firsts: number[] = [];
  const sizes: number[] = [];
  const end: number[] = [];
  for (const marker of orderByPosition(chromosomes, position)) {
    const last = firsts.length - 1;
    if (
      last >= 0 &&
      chromosomes[firsts[last]!] === chromosomes[marker] &&
      difference(values, firsts[last]!, marker, rows) <= most
    ) {
      sizes[last]! += 1;
      end[last] = position(marker);
    } else {
      firsts.push(marker);
      sizes.push(1);
      end.push(position(marker));
    }
    binOf[marker] = firsts.length - 1;
  }
  return {
    binOf,
    sizes: Int32Array.from(sizes),
    chromosome: firsts.map((marker) => chromosomes[marker]!),
    start: Float64Array.from(firsts, position),
    end: Float64Array.from(end),
  };
}

/** Chromosomes in order of their first markers, markers in order of position. */
function orderByPosition(chromosomes: readonly string[], position: (marker: number) => number): number[] {
  const rank = new Map<string, number>();
  for (const name of chromosomes) if (!rank.has(name)) rank.set(name, rank.size);
  const placeOf = (marker: number): number => position(marker) || 0;
  return [...chromosomes.keys()].sort(
    (a, b) => rank.get(chromosomes[a]!)! - rank.get(chromosomes[b]!)! || placeOf(a) - placeOf(b) || a - b,
  );
}

function difference(values: Float32Array, first: number, second: number, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum += Math.abs(values[first * rows + row]! - values[second * rows + row]!);
  }
  return sum;
}
