import type { RowTable } from '../network/row-table.js';

/** How places of markers are laid out to be read: chromosomes × steps × width, padded with zeros. */
export interface SequenceLayout {
  readonly chromosomes: number;
  /** Of the longest chromosome. */
  readonly steps: number;
  /** Places that are read in one step. */
  readonly width: number;
  /** Of each place. */
  readonly slotOf: Int32Array;
}

/** @param chromosome - of each place, in order along the genome. */
export function sequenceLayout(chromosome: readonly string[], width: number): SequenceLayout {
  const counts = new Map<string, number>();
  const at = chromosome.map((name) => {
    const before = counts.get(name) ?? 0;
    counts.set(name, before + 1);
    return before;
  });
  const steps = Math.ceil(Math.max(...counts.values()) / width);
  const rank = new Map([...counts.keys()].map((name, k) => [name, k]));
  return {
    chromosomes: counts.size,
    steps,
    width,
    slotOf: Int32Array.from(at, (place, k) => rank.get(chromosome[k]!)! * steps * width + place),
  };
}

/** Samples × slots, from places one after the other. */
export function genomeSequences(
  columns: Float64Array,
  rows: number,
  { chromosomes, steps, width, slotOf }: SequenceLayout,
): RowTable {
  const slots = chromosomes * steps * width;
  const values = new Float32Array(rows * slots);
  slotOf.forEach((slot, place) => {
    for (let row = 0; row < rows; row++) values[row * slots + slot] = columns[place * rows + row]!;
  });
  return { rows, columns: slots, values };
}
