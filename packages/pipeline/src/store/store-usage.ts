import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../key/digest.js';
import { experimentRoots } from './roots.js';
import { openParts } from './store-parts.js';

/** Space that records and objects take, in bytes on no particular disk: the sum of the sizes of the files. */
export interface Space {
  readonly records: number;
  readonly objects: number;
  readonly bytes: number;
}

/** What takes the space in a store. */
export interface StoreUsage {
  /** Every file once. */
  readonly total: Space;
  /**
   * What the runs of each experiment need, largest first; what several of them need counts for each. `ownBytes` is what
   * no other experiment needs.
   */
  readonly experiments: readonly (Space & {
    readonly scope: string;
    readonly runs: number;
    readonly ownBytes: number;
  })[];
  /** By implementation of the stages, largest first; an object that several of them made counts for the first by name. */
  readonly implementations: readonly (Space & { readonly implementation: string })[];
  /** What no run of any experiment needs, finished or not. */
  readonly unreferenced: Space;
  /** Unfinished files, run records, histories, and what was put aside as damaged. */
  readonly otherBytes: number;
}

/** Adds up what is in a store. Reads the records and only looks at the sizes of the objects. */
export async function storeUsage(directory: string): Promise<StoreUsage> {
  const parts = openParts(directory);
  const { root, objects, records } = parts;
  const objectBytes = new Map(Array.from(objects.list(), (digest) => [digest, sizeOf(objects.path(digest))]));
  const recordBytes = new Map<Digest, number>();
  const outputs = new Map<Digest, readonly Digest[]>();
  const byImplementation = new Map<string, Set<Digest>>();
  for (const key of records.list()) {
    const record = records.read(key);
    recordBytes.set(key, sizeOf(records.path(key)));
    if (typeof record === 'string') continue;
    outputs.set(
      key,
      Object.values(record.outputs).map(({ digest }) => digest),
    );
    const { implementation } = record.preimage;
    byImplementation.set(implementation, (byImplementation.get(implementation) ?? new Set()).add(key));
  }

  const objectsOf = (keys: Iterable<Digest>): Set<Digest> => {
    const found = new Set<Digest>();
    for (const key of keys)
      for (const digest of outputs.get(key) ?? []) if (objectBytes.has(digest)) found.add(digest);
    return found;
  };
  const space = (keys: ReadonlySet<Digest>, of = objectsOf(keys)): Space => {
    const known = [...keys].filter((key) => recordBytes.has(key));
    const bytes = sum(known, recordBytes) + sum(of, objectBytes);
    return { records: known.length, objects: of.size, bytes };
  };

  const needs = experimentRoots(parts).map(({ scope, runs, unfinished }) => {
    const keys = new Set([...unfinished, ...runs.flatMap(({ stages }) => Object.values(stages))]);
    return { scope, runs: runs.length, keys, objects: objectsOf(keys) };
  });
  const users = new Map<Digest, number>();
  for (const { keys, objects } of needs)
    for (const name of [...keys, ...objects]) users.set(name, (users.get(name) ?? 0) + 1);
  const alone = (names: Iterable<Digest>) => [...names].filter((name) => users.get(name) === 1);

  const counted = new Set<Digest>();
  const implementations = [...byImplementation]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([implementation, keys]) => {
      const own = new Set([...objectsOf(keys)].filter((digest) => !counted.has(digest)));
      for (const digest of own) counted.add(digest);
      return { implementation, ...space(keys, own) };
    });

  const unusedRecords = new Set([...recordBytes.keys()].filter((key) => !users.has(key)));
  const unusedObjects = new Set([...objectBytes.keys()].filter((digest) => !users.has(digest)));
  return {
    total: space(new Set(recordBytes.keys()), new Set(objectBytes.keys())),
    experiments: needs
      .map(({ scope, runs, keys, objects }) => ({
        scope,
        runs,
        ...space(keys, objects),
        ownBytes: sum(alone(keys), recordBytes) + sum(alone(objects), objectBytes),
      }))
      .sort(largestFirst),
    implementations: implementations.sort(largestFirst),
    unreferenced: space(unusedRecords, unusedObjects),
    otherBytes: await bytesBelow(
      ['temp', 'claims', 'history', 'runs', 'damaged'].map((name) => join(root, name)),
    ),
  };
}

function sum(names: Iterable<Digest>, bytes: ReadonlyMap<Digest, number>): number {
  let total = 0;
  for (const name of names) total += bytes.get(name) ?? 0;
  return total;
}

function largestFirst(a: Space, b: Space): number {
  return b.bytes - a.bytes;
}

/** 0 for a file that has gone meanwhile. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function bytesBelow(folders: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isFile()) bytes += sizeOf(join(entry.parentPath, entry.name));
  }
  return bytes;
}
