/** Simulated data sets where it is known which model is right; every draw is from the generator that is given. */

/**
 * Dosages of a cis window: haplotypes of Markov chains within blocks, so that neighbouring markers of a block are in high LD.
 * @returns markers × samples, one marker after the other.
 */
export function cisWindow(rng, samples, markers) {
  const values = new Float32Array(markers * samples);
  for (let first = 0; first < markers;) {
    const length = Math.min(markers - first, 8 + rng.integer(33));
    const frequency = 0.1 + 0.4 * rng.uniform();
    const chains = Array.from({ length: 2 * samples }, () => rng.normal());
    for (let marker = first; marker < first + length; marker++) {
      const limit = quantile(Math.min(0.5, Math.max(0.05, frequency + 0.1 * rng.normal())));
      chains.forEach((value, haplotype) => {
        if (marker > first) chains[haplotype] = 0.97 * value + Math.sqrt(1 - 0.97 ** 2) * rng.normal();
        if (chains[haplotype] < limit) values[marker * samples + (haplotype >> 1)] += 1;
      });
    }
    first += length;
  }
  return values;
}

/** Inbred lines of subpopulations (Balding & Nichols 1995) with LD between neighbours: markers × samples, 0 or 1. */
export function subpopulations(rng, samples, markers, groups = 5, apart = 0.25) {
  const values = new Float32Array(markers * samples);
  const states = Array.from({ length: samples }, () => rng.uniform());
  for (let marker = 0; marker < markers; marker++) {
    const frequency = 0.2 + 0.6 * rng.uniform();
    const spread = Math.sqrt(apart * frequency * (1 - frequency));
    const own = Array.from({ length: groups }, () =>
      Math.min(0.98, Math.max(0.02, frequency + spread * rng.normal())),
    );
    for (let row = 0; row < samples; row++) {
      if (rng.uniform() < 0.15) states[row] = rng.uniform();
      values[marker * samples + row] = states[row] < own[row % groups] ? 1 : 0;
    }
  }
  return values;
}

/** A haploid cross of one long chromosome per 30 markers: markers × samples, 0 or 1. */
export function cross(rng, samples, markers) {
  const values = new Float32Array(markers * samples);
  for (let row = 0; row < samples; row++) {
    let allele = 0;
    for (let marker = 0; marker < markers; marker++) {
      if (marker % 30 === 0 || rng.uniform() < 0.08) allele = rng.uniform() < 0.5 ? 0 : 1;
      values[marker * samples + row] = allele;
    }
  }
  return values;
}

/** Values with mean 0 and variance 1; none where nothing varies. */
function standardised(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (deviation > 1e-9 ? (value - mean) / deviation : 0));
}

/** Marker columns, standardised. */
export function standardisedMarkers(values, samples) {
  return Array.from({ length: values.length / samples }, (_, marker) =>
    standardised(Float64Array.from(values.subarray(marker * samples, (marker + 1) * samples))),
  );
}

/** The sum of effects of drawn markers, of variance 1, and the markers. */
export function fewEffects(rng, columns, count) {
  const causal = new Set();
  while (causal.size < count) causal.add(rng.integer(columns.length));
  const sum = new Float64Array(columns[0].length);
  for (const marker of causal) {
    const effect = (rng.uniform() < 0.5 ? -1 : 1) * (0.7 + 0.6 * rng.uniform());
    columns[marker].forEach((value, row) => (sum[row] += effect * value));
  }
  return { genetic: standardised(sum), causal: [...causal] };
}

/** Products of drawn pairs among a few markers, of variance 1. */
export function pairEffects(rng, columns, causal, count) {
  const sum = new Float64Array(columns[0].length);
  for (let pair = 0; pair < count; pair++) {
    const [a, b] = [causal[rng.integer(causal.length)], causal[rng.integer(causal.length)]];
    if (a === b) continue;
    const effect = rng.normal();
    columns[a].forEach((value, row) => (sum[row] += effect * value * columns[b][row]));
  }
  return standardised(sum);
}

/** A function of all markers with interactions of every order, drawn from a Gaussian process: random waves (Rahimi & Recht 2007). */
export function smoothFunction(rng, columns, waves = 400) {
  const samples = columns[0].length;
  const sum = new Float64Array(samples);
  const scale = Math.sqrt(1 / columns.length);
  for (let wave = 0; wave < waves; wave++) {
    const phase = new Float64Array(samples).fill(2 * Math.PI * rng.uniform());
    for (const column of columns) {
      const slope = scale * rng.normal();
      for (let row = 0; row < samples; row++) phase[row] += slope * column[row];
    }
    for (let row = 0; row < samples; row++) sum[row] += Math.cos(phase[row]);
  }
  return standardised(sum);
}

/** A trait of a share of genetic variance. */
export function traitOf(rng, genetic, heritability) {
  return genetic.map((value) => Math.sqrt(heritability) * value + Math.sqrt(1 - heritability) * rng.normal());
}

/** The normal deviate below which a share lies (bisection). */
function quantile(share) {
  let [low, high] = [-6, 6];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    const below = 1 / (1 + Math.exp(-1.702 * middle));
    if (below < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
