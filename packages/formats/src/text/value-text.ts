import { DataError } from '@snpress/data/errors/data-error';
import type { Matrix } from '@snpress/data';
import { formatFloat32 } from './format-float32.js';

/**
 * A value as text, `missing` where it is.
 * @throws DataError where it is infinite: text formats cannot say it.
 */
export function valueText(
  { samples, features, values }: Matrix,
  feature: number,
  sample: number,
  missing: string,
  file: string,
): string {
  const value = values[feature * samples.length + sample]!;
  if (Math.abs(value) === Infinity) {
    throw new DataError({
      message: `Feature ${features[feature]}, sample ${samples[sample]}, is ${value}, which text formats do not hold`,
      file,
      hint: 'Make it finite or missing first',
    });
  }
  return Number.isNaN(value) ? missing : formatFloat32(value);
}
