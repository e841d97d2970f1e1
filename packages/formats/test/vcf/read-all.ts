import { toDosages } from '@snpress/data/markers/to-dosages';
import type { MarkerStream } from '@snpress/data';

/** All markers of a stream. */
export interface AllMarkers {
  readonly samples: readonly string[];
  readonly features: readonly string[];
  readonly values: Float32Array;
  readonly chromosome: readonly string[];
  readonly position: readonly number[];
  readonly counted: readonly string[];
  readonly other: readonly string[];
}

/** Reads a stream to its end; every block must have the shape that its ids say. */
export async function readAll({ samples, blocks }: MarkerStream): Promise<AllMarkers> {
  const features: string[] = [];
  const values: Float32Array[] = [];
  const [chromosome, counted, other]: [string[], string[], string[]] = [[], [], []];
  const position: number[] = [];
  for await (const block of blocks) {
    const { positions, alleles } = block;
    const lengths = [positions.chromosome, positions.start, positions.end, alleles.counted, alleles.other];
    if (lengths.some(({ length }) => length !== block.features.length)) throw new Error('a ragged block');
    if (block.values.length !== block.features.length * samples.length)
      throw new Error('a block of another size');
    features.push(...block.features);
    values.push(toDosages(block.values));
    chromosome.push(...positions.chromosome);
    position.push(...positions.start);
    counted.push(...alleles.counted);
    other.push(...alleles.other);
  }
  const all = new Float32Array(values.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of values) {
    all.set(part, offset);
    offset += part.length;
  }
  return { samples, features, values: all, chromosome, position, counted, other };
}
