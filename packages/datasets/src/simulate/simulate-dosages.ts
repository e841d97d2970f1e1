import type { Rng } from '@snpress/data';
import type { Locus } from './spread-over-chromosomes.js';

/**
 * Simulates meioses without interference: between neighbouring markers at map distance d (Morgans) the gamete
 * changes grandparent with probability (1 − e^(−2d)) / 2 (Haldane 1919); chromosomes are independent.
 * @returns dosages, samples × markers, feature-major: the sum over `ploidy` gametes of 0 or 1
 */
export function simulateDosages(
  markers: readonly Locus[],
  samples: number,
  ploidy: 1 | 2,
  morgansPerBase: number,
  rng: Rng,
): Float32Array {
  const recombination = markers.map(({ chromosome, position }, index) => {
    const before = markers[index - 1];
    if (before?.chromosome !== chromosome) return 0.5;
    return (1 - Math.exp(-2 * morgansPerBase * (position - before.position))) / 2;
  });
  const dosages = new Float32Array(samples * markers.length);
  for (let sample = 0; sample < samples; sample++) {
    for (let gamete = 0; gamete < ploidy; gamete++) {
      let allele = 0;
      for (let marker = 0; marker < markers.length; marker++) {
        if (rng.uniform() < recombination[marker]!) allele = 1 - allele;
        dosages[marker * samples + sample]! += allele;
      }
    }
  }
  return dosages;
}
