import { encodeTwoBit } from '../genotypes/two-bit-encoder.js';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { categories, pgenStart } from './encode-calls.js';
import { markersPerVariantBlock } from './read-record-index.js';

/** Units of a diploid copy. */
const unitsPerCopy = 2 ** 14;
/** A dosage so near a whole number of copies has that call beside it, as plink2 has it. */
const nearWhole = 0.1 * unitsPerCopy;
/** Eight bits for the type of a record, four bytes for its length. */
const layout = 7;
/** Two bits per call, without compression; and a bit for each sample that has a dosage of its own, which follow. */
const callsOnly = 0x00;
const withDosages = 0x60;

/** A `.pgen` file of dosages (mode 0x10). Whole ones are calls; others have the call that is near, or none. */
export function* encodeDosages(matrix: Matrix): Generator<Uint8Array, void, undefined> {
  const { features } = matrix;
  const blocks = Math.ceil(features.length / markersPerVariantBlock);
  const lengths = Uint32Array.from(features, (_, marker) => recordLength(matrix, marker));
  yield pgenStart(0x10, matrix, layout);

  const offsets = Buffer.alloc(8 * blocks);
  let offset = 12 + offsets.length + 5 * features.length;
  for (let marker = 0; marker < features.length; marker++) {
    if (marker % markersPerVariantBlock === 0) {
      offsets.writeBigUInt64LE(BigInt(offset), (8 * marker) / markersPerVariantBlock);
    }
    offset += lengths[marker]!;
  }
  yield offsets;

  const wholeLength = Math.ceil(matrix.samples.length / 4);
  for (let first = 0; first < features.length; first += markersPerVariantBlock) {
    const part = lengths.subarray(first, first + markersPerVariantBlock);
    const index = Buffer.alloc(5 * part.length);
    part.forEach((length, at) => {
      index[at] = length === wholeLength ? callsOnly : withDosages;
      index.writeUInt32LE(length, part.length + 4 * at);
    });
    yield index;
  }
  for (let marker = 0; marker < features.length; marker++) yield encodeRecord(matrix, marker);
}

/** Whether any dosage is not a whole number of units. */
export function isRounded({ values, ploidy = 2 }: Matrix): boolean {
  return values.some(
    (dosage) => Number.isFinite(dosage) && !Number.isInteger(dosage * (2 / ploidy) * unitsPerCopy),
  );
}

function inUnits(dosage: number, ploidy: 1 | 2): number {
  return Math.round(dosage * (2 / ploidy) * unitsPerCopy);
}

function recordLength({ samples, values, ploidy = 2 }: Matrix, marker: number): number {
  let dosed = 0;
  for (let index = marker * samples.length; index < (marker + 1) * samples.length; index++) {
    const units = inUnits(values[index]!, ploidy);
    // Nothing is left over of a missing one either.
    if (units % unitsPerCopy > 0) dosed++;
  }
  const calls = Math.ceil(samples.length / 4);
  return dosed === 0 ? calls : calls + Math.ceil(samples.length / 8) + 2 * dosed;
}

function encodeRecord(matrix: Matrix, marker: number): Uint8Array {
  const { ploidy = 2, samples } = matrix;
  const dosages = featureValues(matrix, marker);
  const calls = new Float32Array(samples.length);
  const present = Buffer.alloc(Math.ceil(samples.length / 8));
  const stored = Buffer.alloc(2 * samples.length);
  let dosed = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    const units = inUnits(dosages[sample]!, ploidy);
    const near = Math.round(units / unitsPerCopy);
    calls[sample] = Math.abs(units - near * unitsPerCopy) <= nearWhole ? near : NaN;
    if (!(units % unitsPerCopy > 0)) continue;
    present[sample >> 3]! |= 1 << (sample & 7);
    stored.writeUInt16LE(units, 2 * dosed++);
  }
  const called = encodeTwoBit(calls, categories, 2);
  return dosed === 0 ? called : Buffer.concat([called, present, stored.subarray(0, 2 * dosed)]);
}
