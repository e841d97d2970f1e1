import type { DataProblem } from '../errors/data-problem.js';

/** So much of the range of a feature may rounding change. */
const tolerance = 0.005;
/** Differences that are smaller than this share of the values are those that computing leaves of equal ones. */
const noise = 1e-10;

/** Notices features whose values single precision does not tell apart, such as a signal of 1 on an offset of 1e8. */
export interface PrecisionWatch {
  /** Takes note of a value as it is before it is rounded. */
  note(feature: number, value: number): void;
  /** What is wrong with a feature, by its name; undefined where nothing is. Forgets its values. */
  problemOf(feature: number, name: string): Omit<DataProblem, 'file'> | undefined;
}

/** A watch on so many features. */
export function createPrecisionWatch(features: number): PrecisionWatch {
  const least = new Float64Array(features).fill(Infinity);
  const most = new Float64Array(features).fill(-Infinity);
  const error = new Float64Array(features);
  const worst = new Float64Array(features);
  return {
    note(feature, value) {
      if (value < least[feature]!) least[feature] = value;
      if (value > most[feature]!) most[feature] = value;
      const lost = Math.abs(value - Math.fround(value));
      if (!(lost > error[feature]!)) return;
      error[feature] = lost;
      worst[feature] = value;
    },
    problemOf(feature, name) {
      const [low, high] = [least[feature]!, most[feature]!];
      const range = high - low;
      const isLost =
        error[feature]! > tolerance * range &&
        range > noise * Math.max(Math.abs(low), Math.abs(high)) &&
        !isSingle(worst[feature]!);
      least[feature] = Infinity;
      most[feature] = -Infinity;
      error[feature] = 0;
      if (!isLost) return undefined;
      return {
        code: 'precision-lost',
        message: `The values of ${name} lie from ${low} to ${high}, which single precision does not tell apart well enough`,
        hint: 'Subtract a constant from it (its mean, say), or rescale it',
      };
    },
  };
}

/** Whether a number is what a number of single precision is written as. */
function isSingle(value: number): boolean {
  const single = Math.fround(value);
  return [6, 7, 8, 9].some((digits) => Number(single.toPrecision(digits)) === value);
}
