/**
 * Values of markers: dosages as Float32, NaN where one is missing, or hard calls (0, 1 or 2 copies) as Int8,
 * `missingCall` where one is missing.
 */
export type MarkerValues = Float32Array | Int8Array;

/** What stands for a missing value among hard calls. */
export const missingCall = -1;
