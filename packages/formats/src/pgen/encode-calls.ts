import { encodeTwoBit, type TwoBitCodes } from '../genotypes/two-bit-encoder.js';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';

/** The categories of a `.pgen` file. */
export const categories: TwoBitCodes = [0, 1, 2, 3];

/** The first bytes of a `.pgen` file of a mode; `layout` is the control byte, of which bit 6 says that no REF is provisional. */
export function pgenStart(mode: number, { features, samples }: Matrix, layout: number): Buffer {
  const start = Buffer.from([0x6c, 0x1b, mode, 0, 0, 0, 0, 0, 0, 0, 0, layout | 0x40]);
  start.writeUInt32LE(features.length, 3);
  start.writeUInt32LE(samples.length, 7);
  return start;
}

/** A `.pgen` file of whole calls in fixed width (mode 0x02). */
export function* encodeCalls(matrix: Matrix): Generator<Uint8Array, void, undefined> {
  yield pgenStart(0x02, matrix, 0);
  for (let marker = 0; marker < matrix.features.length; marker++) {
    yield encodeTwoBit(featureValues(matrix, marker), categories, matrix.ploidy ?? 2);
  }
}
