import { createChromosomeNaming } from '@snpress/data/chromosomes/chromosome-naming';
import { parseVariantId } from '@snpress/data/markers/variant-id';
import { packedList, type PackedList } from '@snpress/data/packed/packed-list';
import { packedTexts } from '@snpress/data/packed/packed-texts';
import type { WeightVariants } from '@snpress/models';
import { variantPlaces } from './variant-places.js';

/** The variants of any number of models, each once, found by id or by position. */
export interface VariantIndex {
  /** Takes note of the variants of a model. @returns variant of the model → its number here, and whether it counts the other allele. */
  add(variants: WeightVariants): { readonly at: Int32Array; readonly flipped: Uint8Array };
  readonly size: number;
  /** Variants whose positions are known. */
  readonly placed: number;
  /** The first variant of an id, −1 where there is none; `nextOfId` has the others. */
  firstOfId(id: string): number;
  nextOfId(variant: number): number;
  /** How a file that names its chromosomes in its own way finds the first variant of a position. */
  placeFinder(): (chromosome: string, position: number) => number;
  nextOfPlace(variant: number): number;
  /** The id that it came with. */
  id(variant: number): string;
  /** All of them, whose ids may repeat where their alleles differ. */
  variants(): WeightVariants;
  counted(variant: number): string;
  other(variant: number): string;
}

/** An empty index. */
export function createVariantIndex(): VariantIndex {
  const texts = packedTexts();
  /** Text → the first variant of that id or name. */
  const firstOf = packedList(Int32Array);
  const column = (): Column => packedList(Int32Array);
  const [ids, counted, other, chromosomes, nextOfId] = [column(), column(), column(), column(), column()];
  const places = variantPlaces();
  const naming = createChromosomeNaming();
  const codes = new Map<string, number>();

  const numberOf = (text: string): number => {
    const number = texts.add(text);
    if (number === firstOf.length) firstOf.push(-1);
    return number;
  };
  const create = (id: number, name: string, alleles: readonly [number, number]): number => {
    const variant = ids.length;
    ids.push(id);
    counted.push(alleles[0]);
    other.push(alleles[1]);
    const first = firstOf.at(id);
    nextOfId.push(first < 0 ? -1 : nextOfId.at(first));
    if (first < 0) firstOf.set(id, variant);
    else nextOfId.set(first, variant);
    // Where a name tells a place, the place is found by it.
    const named = parseVariantId(name) === undefined ? numberOf(name) : id;
    if (firstOf.at(named) < 0) firstOf.set(named, variant);
    return variant;
  };
  return {
    add(variants) {
      for (const chromosome of new Set(variants.chromosome)) naming.learn(chromosome);
      const codeOf = codeCache((name) => naming.keyOf(name), codes, true);
      const at = new Int32Array(variants.ids.length);
      const flipped = new Uint8Array(variants.ids.length);
      variants.ids.forEach((text, own) => {
        const id = numberOf(text);
        const [first, second] = [numberOf(variants.counted[own]!), numberOf(variants.other[own]!)];
        let variant = firstOf.at(id);
        const isSame = (): boolean => counted.at(variant) === first && other.at(variant) === second;
        const isTurned = (): boolean => counted.at(variant) === second && other.at(variant) === first;
        while (variant >= 0 && !isSame() && !isTurned()) variant = nextOfId.at(variant);
        if (variant < 0) {
          const [chromosome, start] = [variants.chromosome[own]!, variants.start[own]!];
          variant = create(id, variants.varIDs?.[own] ?? text, [first, second]);
          chromosomes.push(numberOf(chromosome));
          places.add(chromosome === '' || !(start >= 0) ? -1 : codeOf(chromosome), start);
        } else if (!isSame()) flipped[own] = 1;
        at[own] = variant;
      });
      return { at, flipped };
    },
    get size() {
      return ids.length;
    },
    get placed() {
      return places.placed;
    },
    firstOfId(id) {
      const number = texts.find(id);
      return number < 0 ? -1 : firstOf.at(number);
    },
    nextOfId: (variant) => nextOfId.at(variant),
    placeFinder() {
      const own = createChromosomeNaming(naming);
      const codeOf = codeCache((name) => own.keyOf(name), codes, false);
      return (chromosome, position) => places.first(codeOf(chromosome), position);
    },
    nextOfPlace: (variant) => places.next(variant),
    id: (variant) => texts.at(ids.at(variant)),
    variants: () => {
      const textsOf = (column: Column): readonly string[] =>
        Array.from(column.values(), (number) => texts.at(number));
      return {
        ids: textsOf(ids),
        chromosome: textsOf(chromosomes),
        start: places.starts(),
        counted: textsOf(counted),
        other: textsOf(other),
      };
    },
    counted: (variant) => texts.at(counted.at(variant)),
    other: (variant) => texts.at(other.at(variant)),
  };
}

type Column = PackedList<Int32Array<ArrayBuffer>>;

/** Numbers of chromosomes by their names; NaN of one that is not known, where none is added. */
function codeCache(
  keyOf: (name: string) => string,
  codes: Map<string, number>,
  adds: boolean,
): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    let code = known.get(name);
    if (code !== undefined) return code;
    const key = keyOf(name);
    code = codes.get(key) ?? (adds ? codes.size : NaN);
    if (adds) codes.set(key, code);
    known.set(name, code);
    return code;
  };
}
