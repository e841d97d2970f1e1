import type { Alleles } from '@snpress/data';
import type { Rng } from '@snpress/data';

const bases = ['A', 'C', 'G', 'T'] as const;

/** Two different bases for each marker. */
export function drawAlleles(markers: number, rng: Rng): Alleles {
  const counted: string[] = [];
  const other: string[] = [];
  for (let marker = 0; marker < markers; marker++) {
    const first = rng.integer(bases.length);
    const step = 1 + rng.integer(bases.length - 1);
    counted.push(bases[first]!);
    other.push(bases[(first + step) % bases.length]!);
  }
  return { counted, other };
}
