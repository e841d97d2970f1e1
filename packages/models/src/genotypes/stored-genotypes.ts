import type { BundleArray } from '@snpress/data';

/** Values of a column that two bits tell apart. */
const LEVELS = 4;

/**
 * Training genotypes as a model file keeps them: two bits each and the values they stand for where every marker has at most four,
 * as calls have with their imputed mean, else as they are. Nothing is lost.
 * @param values - feature-major, rows × markers.
 */
export function saveGenotypes(values: Float32Array, rows: number): Readonly<Record<string, BundleArray>> {
  const markers = rows === 0 ? 0 : values.length / rows;
  const levels = new Float32Array(LEVELS * markers);
  const bytes = Math.ceil(rows / LEVELS);
  const codes = new Uint8Array(bytes * markers);
  for (let marker = 0; marker < markers; marker++) {
    const from = LEVELS * marker;
    let known = 0;
    for (let row = 0; row < rows; row++) {
      const value = values[marker * rows + row]!;
      let code = 0;
      while (code < known && levels[from + code] !== value) code++;
      if (code === LEVELS) return { genotypes: values };
      if (code === known) levels[from + known++] = value;
      codes[marker * bytes + (row >> 2)]! |= code << (2 * (row & 3));
    }
  }
  return { genotypeCodes: codes, genotypeLevels: levels };
}

/** What `saveGenotypes` was given. */
export function loadGenotypes(arrays: Readonly<Record<string, BundleArray>>, rows: number): Float32Array {
  if (arrays.genotypes !== undefined) return arrays.genotypes as Float32Array;
  const codes = arrays.genotypeCodes as Uint8Array;
  const levels = arrays.genotypeLevels as Float32Array;
  const markers = levels.length / LEVELS;
  const bytes = Math.ceil(rows / LEVELS);
  const values = new Float32Array(rows * markers);
  for (let marker = 0; marker < markers; marker++) {
    for (let row = 0; row < rows; row++) {
      const code = (codes[marker * bytes + (row >> 2)]! >> (2 * (row & 3))) & 3;
      values[marker * rows + row] = levels[LEVELS * marker + code]!;
    }
  }
  return values;
}
