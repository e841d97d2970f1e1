import type { Rng } from '@snpress/data';

/** The rows in random order, cut into the fewest batches of at most `size` rows, as equal as they can be. */
export function miniBatches(rng: Rng, rows: Int32Array, size: number): Int32Array[] {
  const shuffled = rng.permutation(rows.length).map((position) => rows[position]!);
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, index) =>
    shuffled.subarray(
      Math.floor((index * rows.length) / count),
      Math.floor(((index + 1) * rows.length) / count),
    ),
  );
}
