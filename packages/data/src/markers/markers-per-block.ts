const valuesPerBlock = 2 ** 20;

/** How many markers make a block of about 4 MB; at least one. */
export function markersPerBlock(samples: number): number {
  return Math.max(1, Math.floor(valuesPerBlock / Math.max(1, samples)));
}
