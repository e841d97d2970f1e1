import type { Matrix } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { someOf } from '@snpress/data/errors/some-of';
import { featureValues } from '@snpress/data/matrix/feature-values';

/** Numbers that are often written for a missing value. */
const usualCodes = [-9, -99, -999, -9999, 999, 9999, 99999];

/**
 * Asks about a usual code of missing values that lies far outside the other values of features: farther from them than they are
 * from each other. Once is chance; a code is asked about where it is there twice.
 */
export function suspectedMissing(
  file: string,
  matrix: Matrix,
  missing: readonly string[],
): readonly string[] {
  const present = presentCodes(matrix.values);
  return present.flatMap((code) => {
    const features: string[] = [];
    let times = 0;
    for (const [index, id] of matrix.features.entries()) {
      const outside = timesOutside(featureValues(matrix, index), code);
      if (outside > 0) features.push(id);
      times += outside;
    }
    if (times < 2) return [];
    const all = JSON.stringify([...missing, String(code)]);
    return [
      `${file}: the value ${code} is there ${times} times, far outside the other values of ${counted(features.length, 'feature')} (${someOf(features)}); if it stands for a missing value, say missing: ${all}.`,
    ];
  });
}

function presentCodes(values: Float32Array): readonly number[] {
  const codes = new Set(usualCodes);
  const present = new Set<number>();
  for (const value of values) if ((value < -8 || value > 998) && codes.has(value)) present.add(value);
  return [...present];
}

/** How often a code is there; never where it does not lie far outside. */
function timesOutside(values: Float32Array, code: number): number {
  let [least, largest, times] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (value === code) times++;
    else {
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
  }
  if (times === 0 || !(largest > least)) return 0;
  const distance = Math.max(least - code, code - largest);
  return distance > 0 && distance > largest - least ? times : 0;
}
