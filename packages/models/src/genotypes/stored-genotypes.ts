import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { BundleArray, CalledValues, Matrix } from '@snpress/data';

/** Calls in a byte. */
const PACKED = 4;

/**
 * Training genotypes as a model file keeps them: two bits each and the values they stand for where every marker has at most four,
 * as calls have with their imputed mean, else as they are. Nothing is lost.
 */
export function saveGenotypes(genotypes: Matrix): Readonly<Record<string, BundleArray>> {
  const rows = genotypes.samples.length;
  const called = genotypes.called ?? callsOf(genotypes.values, rows);
  if (called === undefined) return { genotypes: genotypes.values };
  const { calls, levels } = called;
  const bytes = Math.ceil(rows / PACKED);
  const codes = new Uint8Array((bytes * levels.length) / levelsPerFeature);
  for (let at = 0, to = 0; at < calls.length; at += rows, to += bytes) {
    for (let row = 0; row < rows; row++) codes[to + (row >> 2)]! |= (calls[at + row]! + 1) << (2 * (row & 3));
  }
  return { genotypeCodes: codes, genotypeLevels: levels };
}

/** Genotypes that a model keeps: as calls where markers have at most four values, as they are when they come from a file, else a copy. */
export function keptGenotypes(genotypes: Matrix): Matrix {
  if (genotypes.called !== undefined) return genotypes;
  const called = callsOf(genotypes.values, genotypes.samples.length);
  return called === undefined
    ? { ...genotypes, values: genotypes.values.slice() }
    : matrixOfCalls(genotypes, called);
}

/** The values of every marker as calls, where it has at most four: 0, 1 and 2 for themselves where there is no more than one other. */
function callsOf(values: Float32Array, rows: number): CalledValues | undefined {
  const markers = rows === 0 ? 0 : values.length / rows;
  const levels = new Float32Array(levelsPerFeature * markers);
  const calls = new Int8Array(values.length);
  for (let marker = 0; marker < markers; marker++) {
    const own = values.subarray(marker * rows, (marker + 1) * rows);
    const found = levelsOf(own);
    if (found === undefined) return undefined;
    levels.set(found, levelsPerFeature * marker);
    own.forEach(
      (value, row) => (calls[marker * rows + row] = found.findIndex((level) => Object.is(level, value)) - 1),
    );
  }
  return { calls, levels };
}

const dosages = [0, 1, 2];

function levelsOf(values: Float32Array): readonly number[] | undefined {
  const others: number[] = [];
  for (const value of values) {
    const isKnown = Object.is(value, 0) || value === 1 || value === 2;
    if (isKnown || others.some((other) => Object.is(other, value))) continue;
    others.push(value);
    if (others.length > levelsPerFeature) return undefined;
  }
  if (others.length <= 1) return [others[0] ?? 0, ...dosages];
  const all = [...others, ...dosages.filter((dosage) => values.includes(dosage))];
  return all.length <= levelsPerFeature ? all : undefined;
}

/** What `saveGenotypes` was given. */
export function loadGenotypes(
  arrays: Readonly<Record<string, BundleArray>>,
  samples: readonly string[],
  features: readonly string[],
): Matrix {
  if (arrays.genotypes !== undefined) return { samples, features, values: arrays.genotypes as Float32Array };
  const codes = arrays.genotypeCodes as Uint8Array;
  const levels = arrays.genotypeLevels as Float32Array;
  const rows = samples.length;
  const bytes = Math.ceil(rows / PACKED);
  const calls = new Int8Array(rows * features.length);
  for (let at = 0, from = 0; at < calls.length; at += rows, from += bytes) {
    for (let row = 0; row < rows; row++)
      calls[at + row] = ((codes[from + (row >> 2)]! >> (2 * (row & 3))) & 3) - 1;
  }
  return matrixOfCalls({ samples, features }, { calls, levels });
}
