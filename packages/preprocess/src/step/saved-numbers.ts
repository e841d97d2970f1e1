import type { ArrayBundle } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';

/** The Float64 array `name` of a saved step. */
export function savedNumbers(bundle: ArrayBundle, name: string): Float64Array {
  const array = bundle.arrays[name];
  if (array instanceof Float64Array) return array;
  throw new PreprocessError({
    code: 'damaged',
    subject: name,
    message: `The saved preprocessing holds no Float64 array "${name}"`,
    hint: 'fit it again',
  });
}
