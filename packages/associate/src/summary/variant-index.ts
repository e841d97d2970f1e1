import { createChromosomeNaming } from '@snpress/data/chromosomes/chromosome-naming';
import { parseVariantId } from '@snpress/data/markers/variant-id';
import type { WeightVariants } from '@snpress/models';

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

/** So many positions fit between two chromosomes. */
const span = 2 ** 34;

/** An empty index. */
export function createVariantIndex(): VariantIndex {
  const byId = new Map<string, number>();
  const byPlace = new Map<number, number>();
  const nextOfId: number[] = [];
  const nextOfPlace: number[] = [];
  const ids: string[] = [];
  const chromosomes: string[] = [];
  const starts: number[] = [];
  const counted: string[] = [];
  const other: string[] = [];
  const naming = createChromosomeNaming();
  const codes = new Map<string, number>();
  let placed = 0;

  /** Puts a variant at the head of those of its key. */
  const link = <K>(heads: Map<K, number>, next: number[], key: K, variant: number): void => {
    next[variant] = heads.get(key) ?? -1;
    heads.set(key, variant);
  };
  const create = (
    id: string,
    name: string,
    place: number | undefined,
    alleles: readonly [string, string],
  ): number => {
    const variant = counted.length;
    ids.push(id);
    counted.push(alleles[0]);
    other.push(alleles[1]);
    link(byId, nextOfId, id, variant);
    nextOfPlace.push(-1);
    if (place !== undefined) {
      link(byPlace, nextOfPlace, place, variant);
      placed++;
    }
    // Where a name tells a place, the place is found by it.
    if (!byId.has(name) && parseVariantId(name) === undefined) byId.set(name, variant);
    return variant;
  };
  return {
    add(variants) {
      for (const chromosome of new Set(variants.chromosome)) naming.learn(chromosome);
      const codeOf = codeCache((name) => naming.keyOf(name), codes, true);
      const at = new Int32Array(variants.ids.length);
      const flipped = new Uint8Array(variants.ids.length);
      variants.ids.forEach((id, own) => {
        const [first, second] = [variants.counted[own]!, variants.other[own]!];
        let variant = byId.get(id) ?? -1;
        const isSame = (): boolean => counted[variant] === first && other[variant] === second;
        const isTurned = (): boolean => counted[variant] === second && other[variant] === first;
        while (variant >= 0 && !isSame() && !isTurned()) variant = nextOfId[variant]!;
        if (variant < 0) {
          const [chromosome, start] = [variants.chromosome[own]!, variants.start[own]!];
          const place = chromosome === '' || !(start >= 0) ? undefined : codeOf(chromosome) * span + start;
          variant = create(id, variants.varIDs?.[own] ?? id, place, [first, second]);
          chromosomes.push(chromosome);
          starts.push(start);
        } else if (!isSame()) flipped[own] = 1;
        at[own] = variant;
      });
      return { at, flipped };
    },
    get size() {
      return counted.length;
    },
    get placed() {
      return placed;
    },
    firstOfId: (id) => byId.get(id) ?? -1,
    nextOfId: (variant) => nextOfId[variant]!,
    placeFinder() {
      const own = createChromosomeNaming(naming);
      const codeOf = codeCache((name) => own.keyOf(name), codes, false);
      return (chromosome, position) => byPlace.get(codeOf(chromosome) * span + position) ?? -1;
    },
    nextOfPlace: (variant) => nextOfPlace[variant]!,
    id: (variant) => ids[variant]!,
    variants: () => ({ ids, chromosome: chromosomes, start: Float64Array.from(starts), counted, other }),
    counted: (variant) => counted[variant]!,
    other: (variant) => other[variant]!,
  };
}

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
