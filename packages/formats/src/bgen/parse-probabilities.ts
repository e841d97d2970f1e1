import { byteCursor, RecordError } from '../files/byte-cursor.js';
import { packedLength, unpackNumbers, type PackedNumbers } from './unpack-numbers.js';

/** The probabilities of the genotypes, or of the haplotypes, of a marker. */
export interface Probabilities {
  readonly alleles: number;
  /** Of each sample: its copies of the chromosome (0, 1 or 2), and `missingFlag` where its genotype is missing. */
  readonly ploidies: Uint8Array;
  /** Whether each haplotype has probabilities of its own. */
  readonly isPhased: boolean;
  /** What stands for a probability of 1. */
  readonly one: number;
  /** `numbersPerSample` of each sample, one after the other. */
  readonly numbers: PackedNumbers;
}

/** Is set beside the ploidy of a sample whose genotype is missing. */
export const missingFlag = 0x80;
const copiesMask = 0x3f;

/** The copies of the chromosome that a sample has. */
export function copiesOf(ploidy: number): number {
  return ploidy & copiesMask;
}

/**
 * How many probabilities are stored of a sample. The last one of the genotypes, or of the alleles of a haplotype, is
 * what the others leave.
 */
export function numbersPerSample(alleles: number, copies: number, isPhased: boolean): number {
  if (isPhased || copies < 2) return copies * (alleles - 1);
  return (alleles * (alleles + 1)) / 2 - 1;
}

/**
 * The probabilities of a marker, of layout 2.
 * @param bytes the whole block, decompressed
 * @throws RecordError where they are not of so many samples and alleles, a sample has more than two copies of the
 *   chromosome, or the block is of another length
 */
export function parseProbabilities(bytes: Uint8Array, samples: number, alleles: number): Probabilities {
  const cursor = byteCursor(bytes, 0, bytes.length);
  const [storedSamples, storedAlleles] = [cursor.number(4), cursor.number(2)];
  if (storedSamples !== samples || storedAlleles !== alleles) {
    throw new RecordError(
      `it is of ${storedSamples} samples and ${storedAlleles} alleles, not of ${samples} and ${alleles}`,
    );
  }
  // The least and the largest ploidy follow from those of the samples.
  cursor.take(2);
  const at = cursor.take(samples);
  const ploidies = bytes.subarray(at, at + samples);
  const phased = cursor.number(1);
  const bits = cursor.number(1);
  if (phased > 1 || bits < 1 || bits > 32) {
    throw new RecordError(`it says ${phased} of its phase and ${bits} of its bits`);
  }
  const counts = [0, 1, 2].map((copies) => numbersPerSample(alleles, copies, phased === 1));
  let count = 0;
  for (let sample = 0; sample < samples; sample++) {
    const numbers = counts[copiesOf(ploidies[sample]!)];
    if (numbers === undefined) {
      const copies = copiesOf(ploidies[sample]!);
      throw new RecordError(`sample ${sample + 1} has ${copies} copies of the chromosome, not one or two`);
    }
    count += numbers;
  }
  const length = packedLength(count, bits);
  if (length !== cursor.left()) {
    throw new RecordError(`it has ${cursor.left()} bytes of probabilities, not ${length}`);
  }
  return {
    alleles,
    ploidies,
    isPhased: phased === 1,
    one: 2 ** bits - 1,
    numbers: unpackNumbers(bytes, bytes.length - length, count, bits),
  };
}
