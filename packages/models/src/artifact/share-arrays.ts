import type { BundleArray } from '@snpress/data';

type Arrays = Readonly<Record<string, BundleArray>>;

/** Arrays of which equal ones are kept once. */
export interface SharedArrays {
  readonly arrays: Arrays;
  /** The names that were left out, each with the name under which an equal array is kept. */
  readonly shared: Readonly<Record<string, string>>;
}

/** Keeps the first of equal arrays: the ids of the markers, say, which every part of a model names. */
export function shareArrays(arrays: Arrays): SharedArrays {
  const kept = new Map<string, [name: string, array: BundleArray][]>();
  const own: Record<string, BundleArray> = {};
  const shared: Record<string, string> = {};
  for (const [name, array] of Object.entries(arrays)) {
    const key = glance(array);
    const alike = kept.get(key) ?? [];
    kept.set(key, alike);
    const equal = alike.find(([, other]) => areEqual(array, other));
    if (equal !== undefined) shared[name] = equal[0];
    else {
      alike.push([name, array]);
      own[name] = array;
    }
  }
  return { arrays: own, shared };
}

/** What equal arrays have in common, so that few are held against each other. */
function glance(array: BundleArray): string {
  const { length } = array;
  return JSON.stringify([array.constructor.name, length, array[0], array[length >> 1], array[length - 1]]);
}

/** All arrays under all their names. */
export function unshareArrays({ arrays, shared }: SharedArrays): Arrays {
  const others = Object.entries(shared).map(([name, of]) => [name, arrays[of]!] as const);
  return { ...arrays, ...Object.fromEntries(others) };
}

function areEqual(first: BundleArray, second: BundleArray): boolean {
  if (first === second) return true;
  if (first.length !== second.length || first.constructor !== second.constructor) return false;
  for (let index = 0; index < first.length; index++)
    if (!Object.is(first[index], second[index])) return false;
  return true;
}
