import { createRng } from '@snpress/data';

/** Haplotypes that the samples are pieced together of, half of them of each of two populations. */
const FOUNDERS = 200;
/** How often a haplotype goes on from one marker to the next. */
const LINKED = 0.98;

/** Diploid calls of samples of two populations, markers in linkage: marker-major. */
export function simulateCalls(samples, markers, seed) {
  const rng = createRng(seed);
  const calls = new Int8Array(samples * markers);
  const founders = new Uint8Array(FOUNDERS);
  const origin = Int32Array.from({ length: 2 * samples }, (_, k) => drawFounder(rng, k < samples));
  for (let marker = 0; marker < markers; marker++) {
    const frequency = 0.05 + 0.45 * rng.uniform();
    const other = Math.min(0.95, Math.max(0.05, frequency + 0.3 * (rng.uniform() - 0.5)));
    for (let k = 0; k < FOUNDERS; k++)
      founders[k] = rng.uniform() < (k < FOUNDERS / 2 ? frequency : other) ? 1 : 0;
    for (let left = -Math.log(1 - rng.uniform()); left < 2 * samples * (1 - LINKED);) {
      const k = Math.floor(left / (1 - LINKED));
      origin[k] = drawFounder(rng, k < samples);
      left -= Math.log(1 - rng.uniform());
    }
    for (let row = 0; row < samples; row++)
      calls[marker * samples + row] = founders[origin[2 * row]] + founders[origin[2 * row + 1]];
  }
  return calls;
}

function drawFounder(rng, isFirst) {
  return rng.integer(FOUNDERS / 2) + (isFirst ? 0 : FOUNDERS / 2);
}
