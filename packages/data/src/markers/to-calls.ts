import { missingCall } from './marker-values.js';

/**
 * Dosages as hard calls, one byte each, `missingCall` where one is missing; undefined where a dosage is no whole number of
 * copies from 0 to 2. The other way is `toDosages`.
 */
export function toCalls(dosages: Float32Array): Int8Array | undefined {
  const calls = new Int8Array(dosages.length);
  for (let index = 0; index < dosages.length; index++) {
    const dosage = dosages[index]!;
    if (dosage === 0 || dosage === 1 || dosage === 2) calls[index] = dosage;
    else if (Number.isNaN(dosage)) calls[index] = missingCall;
    else return undefined;
  }
  return calls;
}
