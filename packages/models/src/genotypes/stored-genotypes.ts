import { packCalls, unpackCalls } from '@snpress/data/markers/packed-calls';
import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { ArrayBundle, BundleArray, CalledValues, Matrix } from '@snpress/data';
import type { SavedFor } from '../contract/fitted.js';

/** The name of genotypes that are kept beside a model, of which the model itself has an empty array. */
const beside = 'genotypesBeside';

/**
 * Training genotypes as a model keeps them: two bits each and the values they stand for where every marker has at most four, as calls have with
 * their imputed mean, else as they are. Nothing is lost. Those that are kept beside it are left out.
 * @param given to the fit
 */
export function saveGenotypes(
  genotypes: Matrix,
  given?: Matrix,
  use?: SavedFor,
): Readonly<Record<string, BundleArray>> {
  if (typeof use === 'object' && use.beside === given) return { [beside]: new Uint8Array(0) };
  const rows = genotypes.samples.length;
  const called = genotypes.called ?? callsOf(genotypes.values, rows);
  if (called === undefined) return { genotypes: genotypes.values };
  return { genotypeCodes: packCalls(called.calls, rows), genotypeLevels: called.levels };
}

/**
 * Puts training genotypes back into a model that was saved beside them, wherever in it they are left out.
 * @param read called where there are some to put back
 */
export async function withGenotypes(
  { metadata, arrays }: ArrayBundle,
  read: () => Promise<Matrix>,
): Promise<ArrayBundle> {
  if (!Object.keys(arrays).some(isBeside)) return { metadata, arrays };
  const genotypes = keptGenotypes(await read());
  const { called } = genotypes;
  const own = (name: string): [string, BundleArray][] => {
    const within = name.slice(0, -beside.length);
    if (called === undefined) return [[`${within}genotypes`, genotypes.values]];
    const { calls, levels } = called;
    const bytes = new Uint8Array(calls.buffer, calls.byteOffset, calls.length);
    return [
      [`${within}genotypeCalls`, bytes],
      [`${within}genotypeLevels`, levels],
    ];
  };
  return {
    metadata,
    arrays: Object.fromEntries(
      Object.entries(arrays).flatMap(([name, array]) => (isBeside(name) ? own(name) : [[name, array]])),
    ),
  };
}

function isBeside(name: string): boolean {
  return name === beside || name.endsWith(`/${beside}`);
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
    for (let row = 0; row < rows; row++) {
      const value = own[row]!;
      let level = 0;
      while (!Object.is(found[level], value)) level++;
      calls[marker * rows + row] = level - 1;
    }
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
  const levels = arrays.genotypeLevels as Float32Array;
  const plain = arrays.genotypeCalls as Uint8Array | undefined;
  const calls =
    plain === undefined
      ? unpackCalls(arrays.genotypeCodes as Uint8Array, samples.length)
      : new Int8Array(plain.buffer, plain.byteOffset, plain.length);
  return matrixOfCalls({ samples, features }, { calls, levels });
}
