import type { MarkerValues } from '@snpress/data';
import { toDosages } from '@snpress/data/markers/to-dosages';
import type { TwoBitDecoder } from '../genotypes/two-bit-decoder.js';
import { byteCursor, RecordError, type ByteCursor } from '../files/byte-cursor.js';
import { eachDifference } from './difflist.js';
import { dosageBits } from './has-dosages.js';

const missing = 3;

/** Two-bit categories of four samples each, with 0 and 2 (the homozygotes) swapped. */
const swapped = Uint8Array.from({ length: 256 }, (_, byte) => byte ^ (~(byte << 1) & 0xaa));

/** How many of four two-bit categories are 1 (heterozygous). */
const heterozygous = Uint8Array.from(
  { length: 256 },
  (_, byte) => [0, 2, 4, 6].filter((shift) => ((byte >> shift) & 3) === 1).length,
);

/** Decodes the records of a variant block, in their order: some are differences from one before. */
export interface RecordDecoder {
  /**
   * Decodes `bytes[from]` … `bytes[to - 1]`, a record of `type`, into `values` from `at` on, a value per sample;
   * dosages need values of Float32.
   * @returns how many calls were made missing because they are heterozygous in haploid data
   * @throws RecordError where the record is damaged, or of a type that is not read
   */
  decode(bytes: Uint8Array, from: number, to: number, type: number, values: MarkerValues, at: number): number;
}

/**
 * A decoder of the records of a variant block.
 * Format: https://github.com/chrchang/plink-ng/tree/master/pgen_spec, section "Variant records"
 * @param calls decodes the categories 0 (no alternative allele), 1 (heterozygous), 2 and 3 (missing)
 */
export function recordDecoder(
  samples: number,
  ploidy: 1 | 2 | undefined,
  calls: TwoBitDecoder,
): RecordDecoder {
  const categories = new Uint8Array(Math.ceil(samples / 4));
  const base = new Uint8Array(categories.length);
  const dosed = new Uint32Array(samples);
  const row = new Int8Array(samples);
  let hasBase = false;
  const unit = (ploidy ?? 2) / 2 ** 15;

  const set = (sample: number, category: number): void => {
    const shift = 2 * (sample & 3);
    categories[sample >> 2] = (categories[sample >> 2]! & ~(3 << shift)) | (category << shift);
  };
  const patch = (bytes: Uint8Array, cursor: ByteCursor): void => {
    eachDifference(bytes, cursor, samples, true, set);
  };

  const decodeMain = (bytes: Uint8Array, cursor: ByteCursor, kind: number): void => {
    if (kind === 2 || kind === 3) {
      if (!hasBase) throw new RecordError('it is a difference from a record that is not there');
      categories.set(base);
      patch(bytes, cursor);
      if (kind === 3) categories.forEach((byte, index) => (categories[index] = swapped[byte]!));
      return;
    }
    if (kind === 0) {
      const offset = cursor.take(categories.length);
      categories.set(bytes.subarray(offset, offset + categories.length));
    } else if (kind === 1) {
      decodeTwoCommon(bytes, cursor, samples, set);
      patch(bytes, cursor);
    } else {
      categories.fill([0x00, 0x55, 0xaa, 0xff][kind - 4]!);
      patch(bytes, cursor);
    }
    base.set(categories);
    hasBase = true;
  };

  /** Dosages take the place of calls. Returns for how many heterozygous calls they did. */
  const decodeDosages = (
    bytes: Uint8Array,
    cursor: ByteCursor,
    kind: number,
    values: Float32Array,
    at: number,
  ): number => {
    const count = readDosed(bytes, cursor, samples, kind, dosed);
    let replaced = 0;
    for (let index = 0; index < count; index++) {
      const sample = dosed[index]!;
      const dosage = cursor.number(2);
      if (dosage === 0xffff && kind === 2) {
        values[at + sample] = NaN;
        continue;
      }
      if (dosage > 2 ** 15)
        throw new RecordError(`the dosage ${dosage} of sample ${sample + 1} is above 32768`);
      values[at + sample] = dosage * unit;
      if (((categories[sample >> 2]! >> (2 * (sample & 3))) & 3) === 1) replaced++;
    }
    return replaced;
  };

  return {
    decode(bytes, from, to, type, values, at) {
      const kind = type & 7;
      if (kind === 5) throw new RecordError('its type 5 is not defined');
      if ((type & 8) !== 0)
        throw new RecordError('it has calls of several alternative alleles, which are not read');
      const cursor = byteCursor(bytes, from, to);
      decodeMain(bytes, cursor, kind);
      // Bits beyond the last sample would be counted as calls.
      if ((samples & 3) !== 0) categories[categories.length - 1]! &= (1 << (2 * (samples & 3))) - 1;
      let lost: number;
      if (values instanceof Int8Array) lost = calls.decode(categories, 0, samples, values, at);
      else {
        lost = calls.decode(categories, 0, samples, row, 0);
        toDosages(row, values.subarray(at, at + samples));
      }
      if ((type & 16) !== 0) skipPhase(categories, bytes, cursor);
      const dosages = (type & dosageBits) >> 5;
      if (dosages !== 0) {
        if (values instanceof Int8Array) throw new RecordError('it has dosages, which it had not before');
        const replaced = decodeDosages(bytes, cursor, dosages, values, at);
        if (ploidy === 1) lost -= replaced;
      }
      // What follows in types from 128 on is the phase of dosages.
      if (type < 128 && cursor.left() > 0)
        throw new RecordError(`${cursor.left()} bytes are left at its end`);
      return lost;
    },
  };
}

/** A bit per sample chooses between the two most common categories. */
function decodeTwoCommon(
  bytes: Uint8Array,
  cursor: ByteCursor,
  samples: number,
  set: (sample: number, category: number) => void,
): void {
  const pair = cursor.number(1);
  const low = pair >> 2;
  const high = low + (pair & 3);
  if (high === low || high > missing) throw new RecordError(`its common categories (${pair}) cannot be`);
  const bits = cursor.take(Math.ceil(samples / 8));
  for (let sample = 0; sample < samples; sample++) set(sample, isSet(bytes, bits, sample) ? high : low);
}

function skipPhase(categories: Uint8Array, bytes: Uint8Array, cursor: ByteCursor): void {
  let calls = 0;
  for (const byte of categories) calls += heterozygous[byte]!;
  const offset = cursor.take(Math.ceil((1 + calls) / 8));
  if ((bytes[offset]! & 1) === 0) return;
  let phased = 0;
  for (let bit = 1; bit <= calls; bit++) if (isSet(bytes, offset, bit)) phased++;
  cursor.take(Math.ceil(phased / 8));
}

/** Lists the samples that have a dosage in `dosed`; returns how many. */
function readDosed(
  bytes: Uint8Array,
  cursor: ByteCursor,
  samples: number,
  kind: number,
  dosed: Uint32Array,
): number {
  let count = 0;
  if (kind === 1) {
    eachDifference(bytes, cursor, samples, false, (sample) => (dosed[count++] = sample));
    return count;
  }
  const bits = kind === 3 ? cursor.take(Math.ceil(samples / 8)) : 0;
  for (let sample = 0; sample < samples; sample++)
    if (kind === 2 || isSet(bytes, bits, sample)) dosed[count++] = sample;
  return count;
}

function isSet(bytes: Uint8Array, from: number, bit: number): boolean {
  return ((bytes[from + (bit >> 3)]! >> (bit & 7)) & 1) === 1;
}
