import { hashSlots } from '@snpress/data/packed/hash-slots';
import { packedList } from '@snpress/data/packed/packed-list';

/** Variants by position. */
export interface VariantPlaces {
  /** Takes in the next variant; a chromosome below 0 is not known. */
  add(chromosome: number, start: number): void;
  /** The first variant of a position, −1 where there is none; `next` has the others. */
  first(chromosome: number, start: number): number;
  next(variant: number): number;
  /** Variants whose position is known. */
  readonly placed: number;
  /** A copy of all. */
  starts(): Float64Array;
}

/** No variants yet. */
export function variantPlaces(): VariantPlaces {
  const chromosomes = packedList(Int32Array);
  const starts = packedList(Float64Array);
  const next = packedList(Int32Array);
  const slots = hashSlots();
  let placed = 0;
  const wanted = { chromosome: -1, start: -1 };
  const isThere = (variant: number): boolean =>
    starts.at(variant) === wanted.start && chromosomes.at(variant) === wanted.chromosome;
  const first = (chromosome: number, start: number): number => {
    wanted.chromosome = chromosome;
    wanted.start = start;
    return slots.find(hashOf(chromosome, start), isThere);
  };
  return {
    add(chromosome, start) {
      const variant = starts.length;
      const before = chromosome < 0 ? -1 : first(chromosome, start);
      chromosomes.push(chromosome);
      starts.push(start);
      next.push(before < 0 ? -1 : next.at(before));
      if (before >= 0) next.set(before, variant);
      if (chromosome < 0) return;
      placed++;
      if (before < 0) slots.add(hashOf(chromosome, start), variant);
    },
    first,
    next: (variant) => next.at(variant),
    get placed() {
      return placed;
    },
    starts: () => starts.values(),
  };
}

function hashOf(chromosome: number, start: number): number {
  return Math.imul(start, 0x85ebca6b) ^ Math.imul(chromosome + 1, 0xc2b2ae35);
}
