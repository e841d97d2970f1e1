import { featureValues } from '../matrix/feature-values.js';
import type { Matrix } from '../matrix/matrix.js';

/** What the values of a genotype matrix stand for. */
export interface GenotypeCoding {
  readonly ploidy: 1 | 2;
  /** Values that stand for a missing call, as numbers. */
  readonly missing: readonly number[];
  /** Why they are taken for that, in a sentence; empty where nothing was guessed. */
  readonly because: string;
}

/** Why values are not dosages, in words. */
export interface NoDosages {
  readonly notDosages: string;
}

const rare = 0.15;
/** Random mating gives an inbreeding coefficient of 0 (Hardy–Weinberg), as do F2 crosses; inbreeding raises it. */
const implausibleInbreeding = -0.15;

/**
 * Guesses ploidy and missing codes. Values other than 0, 1, 2 and what is between them are missing calls where they are
 * whole and rare. 2 is one where 0, 1 and 2 as genotypes of diploids had far too many heterozygotes, and so is the −1 of −1, 0 and 1.
 */
export function guessCalls(matrix: Matrix): GenotypeCoding | NoDosages {
  const counts = new Map<number, number>();
  for (const value of matrix.values)
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const outside = [...counts.keys()].filter((value) => value < 0 || value > 2).sort((a, b) => a - b);
  const share = outside.reduce((sum, value) => sum + counts.get(value)!, 0) / total;
  const isCentred =
    [...counts.keys()].every((value) => [-1, 0, 1].includes(value)) &&
    counts.has(-1) &&
    inbreeding(matrix, 1) >= implausibleInbreeding;
  if (isCentred || outside.length > 3 || share > rare || outside.some((value) => !Number.isInteger(value)))
    return {
      notDosages: `${percent(share)} of the values are outside 0 … 2 (${outside.slice(0, 3).join(', ')})`,
    };
  const isWhole = [...counts.keys()].every(Number.isInteger);
  if (isWhole && counts.has(2) && inbreeding(matrix, 0) < implausibleInbreeding)
    return {
      ploidy: 1,
      missing: [...outside, 2],
      because: `were 2 a genotype, there would be far more heterozygotes than random mating gives; it is ${percent(counts.get(2)! / total)} of the values`,
    };
  const inside = [...counts.keys()].filter((value) => value >= 0 && value <= 2);
  return {
    ploidy: inside.some((value) => value > 1) ? 2 : 1,
    missing: outside,
    because: outside.length === 0 ? '' : `no dosage, and only ${percent(share)} of the values`,
  };
}

/** Wright's F = 1 − observed / expected heterozygotes, over all markers, of the values that are 0, 1 and 2 when `shift` is added. */
function inbreeding(matrix: Matrix, shift: number): number {
  let observed = 0;
  let expected = 0;
  for (let feature = 0; feature < matrix.features.length; feature++) {
    const counts = [0, 0, 0];
    for (const value of featureValues(matrix, feature)) if (value + shift in counts) counts[value + shift]!++;
    const [zero, one, two] = counts as [number, number, number];
    const calls = zero + one + two;
    if (calls === 0) continue;
    const frequency = (one + 2 * two) / (2 * calls);
    observed += one;
    expected += 2 * frequency * (1 - frequency) * calls;
  }
  return expected === 0 ? 0 : 1 - observed / expected;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
