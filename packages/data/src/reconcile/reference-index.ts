import { createChromosomeNaming } from '../chromosomes/chromosome-naming.js';
import { originalIds } from '../matrix/original-ids.js';
import { repeatedIds } from '../matrix/repeated-ids.js';
import type { Marker } from './marker.js';
import { markerAt } from './marker-at.js';
import type { MarkerTable } from './marker-table.js';

/** Finds markers of a reference by where they lie and by what they are called. */
export interface ReferenceIndex {
  readonly size: number;
  marker(index: number): Marker;
  /** The markers at a place, in the reference's order. */
  at(chromosome: string, position: number): readonly number[];
  /** The other markers that lie where a marker lies. */
  beside(index: number): readonly number[];
  withId(id: string): number | undefined;
  /** Whether several markers have an id, so that it names none of them: `.` or one that repeats. */
  repeats(id: string): boolean;
  /** Whether it lies where a marker of the other file does; `undefined` where either place is not known. */
  isAt(index: number, chromosome: string, position: number): boolean | undefined;
  /** Takes note of a chromosome name of the other file. */
  learn(chromosome: string): void;
  /** Chromosomes, as they are named, that the other file does not have. */
  strangers(): ChromosomeStrangers;
}

/** The names of chromosomes that one file has and the other has not. */
export interface ChromosomeStrangers {
  readonly reference: readonly string[];
  readonly given: readonly string[];
}

const none: readonly number[] = [];

/** An index of a reference. Chromosomes need not be named alike: see `chromosomeKeys`. */
export function indexReference(reference: MarkerTable): ReferenceIndex {
  const { ids, positions } = reference;
  const named = { names: originalIds(ids), ...reference };
  const own = createChromosomeNaming();
  const others = createChromosomeNaming(own);
  for (const name of new Set(positions?.chromosome)) own.learn(name);

  const ownKey = remember((name) => own.keyOf(name));
  let otherKey = remember((name) => others.keyOf(name));
  const learned = new Set<string>();
  const byPlace = new Map<string, Map<number, number>>();
  // Several markers at one place are a list: the first is in the map, each names the next.
  const next = new Int32Array(ids.length).fill(-1);
  const idOf = new Map<string, number>();
  const repeated = repeatedIds(ids, new Set(ids));
  const allFrom = (first: number | undefined): readonly number[] => {
    if (first === undefined) return none;
    const found = [first];
    for (let index = next[first]!; index !== -1; index = next[index]!) found.push(index);
    return found;
  };
  for (let index = ids.length - 1; index >= 0; index--) {
    idOf.set(ids[index]!, index);
    const chromosome = positions?.chromosome[index] ?? '';
    const position = positions?.start[index] ?? NaN;
    if (chromosome === '' || Number.isNaN(position)) continue;
    const key = ownKey(chromosome);
    let places = byPlace.get(key);
    if (places === undefined) byPlace.set(key, (places = new Map<number, number>()));
    next[index] = places.get(position) ?? -1;
    places.set(position, index);
  }

  return {
    size: ids.length,
    marker: (index) => markerAt(named, index),
    at(chromosome, position) {
      return chromosome === '' ? none : allFrom(byPlace.get(otherKey(chromosome))?.get(position));
    },
    beside(index) {
      const key = ownKey(positions?.chromosome[index] ?? '');
      const place = positions?.start[index] ?? NaN;
      return allFrom(byPlace.get(key)?.get(place)).filter((other) => other !== index);
    },
    withId: (id) => idOf.get(id),
    repeats: (id) => repeated.has(id),
    isAt(index, chromosome, position) {
      const here = positions?.chromosome[index] ?? '';
      const start = positions?.start[index] ?? NaN;
      if (here === '' || chromosome === '' || Number.isNaN(start) || Number.isNaN(position)) return undefined;
      return start === position && ownKey(here) === otherKey(chromosome);
    },
    learn(chromosome) {
      if (learned.has(chromosome)) return;
      learned.add(chromosome);
      others.learn(chromosome);
      otherKey = remember((name) => others.keyOf(name));
    },
    strangers() {
      const given = [...learned].filter((name) => name !== '');
      const givenKeys = new Set(given.map(otherKey));
      return {
        reference: [...new Set(positions?.chromosome)].filter(
          (name) => name !== '' && !givenKeys.has(ownKey(name)),
        ),
        given: given.filter((name) => !byPlace.has(otherKey(name))),
      };
    },
  };
}

/** A function of a text that computes each value once. */
function remember(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = compute(text)));
    return value;
  };
}
