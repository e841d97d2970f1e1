import { missingCall, type MarkerValues } from './marker-values.js';

/** The dosage of every byte, as it is read without its sign. */
const dosageOf = Float32Array.from({ length: 256 }, (_, byte) => {
  const call = (byte << 24) >> 24;
  return call === missingCall ? NaN : call;
});

/**
 * Values of markers as dosages, NaN where one is missing.
 * @param into to be filled, of the same length; without it dosages are handed back as they are, calls in a new array
 */
export function toDosages(values: MarkerValues, into?: Float32Array): Float32Array {
  if (values instanceof Float32Array) {
    into?.set(values);
    return into ?? values;
  }
  const dosages = into ?? new Float32Array(values.length);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.length);
  for (let index = 0; index < bytes.length; index++) dosages[index] = dosageOf[bytes[index]!]!;
  return dosages;
}
