import { parseVariantId } from '@snpress/data/markers/variant-id';
import type { WeightVariants } from '@snpress/models';

/** A variant of a GWAS or a genotype file. */
export interface OtherVariant {
  readonly id: string;
  /** The empty string where not known. */
  readonly chromosome: string;
  readonly position: number;
  readonly first: string;
  readonly second: string;
  /** Of the first allele; NaN where not known. */
  readonly frequency: number;
}

/** In which ways variants of a model are in a file: of each, how many. */
export interface MatchCounts {
  /** Variants of the model. */
  readonly variants: number;
  /** Lines of the file that were looked at. */
  readonly lines: number;
  /** By id as it is, by id whatever its style (chr prefix, separator, build), by position and alleles. */
  readonly byId: number;
  readonly byLooseId: number;
  readonly byPosition: number;
  /** By position after a change of build. */
  readonly byLiftedPosition: number;
  /** Of those found in the best way: the same two alleles, the other strand's, others. */
  readonly alleles: { readonly same: number; readonly complement: number; readonly other: number };
  /** Of those with the same alleles: A/T and C/G, and those whose frequencies differ by more than 0.2. */
  readonly ambiguous: number;
  readonly frequency: { readonly compared: number; readonly far: number };
  /** The first ids of the model and of the file. */
  readonly examples: { readonly model: readonly string[]; readonly file: readonly string[] };
}

/** Watches a file go by, and counts. */
export interface MatchDiagnosis {
  readonly take: (variant: OtherVariant) => void;
  readonly finish: () => MatchCounts;
}

type Way = 'byId' | 'byLooseId' | 'byPosition' | 'byLiftedPosition';
const ways: readonly Way[] = ['byId', 'byPosition', 'byLooseId', 'byLiftedPosition'];

/** From this difference of frequencies on, alleles are doubted. */
const farApart = 0.2;

/**
 * Counts in which ways a file has the variants of a model.
 * @param lift - a position of the file in another build, where that is to be tried.
 */
export function diagnoseMatch(
  variants: WeightVariants,
  lift?: (
    chromosome: string,
    position: number,
  ) => { readonly chromosome: string; readonly position: number } | undefined,
): MatchDiagnosis {
  const { ids, varIDs, chromosome, start, counted, other, frequency } = variants;
  const exact = new Map<string, number[]>();
  const loose = new Map<string, number[]>();
  const placed = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, variant: number): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [variant]);
    else if (!known.includes(variant)) known.push(variant);
  };
  ids.forEach((id, variant) => {
    for (const name of new Set([id, varIDs?.[variant] ?? id])) {
      put(exact, name, variant);
      put(loose, looseId(name), variant);
    }
    if (chromosome[variant] !== '' && start[variant]! >= 0)
      put(placed, placeKey(chromosome[variant]!, start[variant]!), variant);
  });
  const met = Object.fromEntries(
    ways.map((way) => [
      way,
      {
        found: new Uint8Array(ids.length),
        same: 0,
        complement: 0,
        other: 0,
        ambiguous: 0,
        compared: 0,
        far: 0,
      },
    ]),
  ) as Record<Way, Tally>;
  const examples: string[] = [];
  let lines = 0;
  const judge = (way: Way, candidates: readonly number[] | undefined, line: OtherVariant): void => {
    for (const variant of candidates ?? []) {
      const tally = met[way];
      const relation = relationOf([counted[variant]!, other[variant]!], [line.first, line.second]);
      if (relation === 'other') {
        // Another variant of the place may be the one.
        if (tally.found[variant] === 0) {
          tally.found[variant] = 1;
          tally.other++;
        }
        continue;
      }
      if (tally.found[variant] === 2) continue;
      if (tally.found[variant] === 1) tally.other--;
      tally.found[variant] = 2;
      tally[relation]++;
      if (relation !== 'same') continue;
      if (complement[counted[variant]!] === other[variant]) tally.ambiguous++;
      const own = frequency?.[variant] ?? NaN;
      const theirs = line.first === counted[variant] ? line.frequency : 1 - line.frequency;
      if (Number.isNaN(own) || Number.isNaN(theirs)) continue;
      tally.compared++;
      if (Math.abs(own - theirs) > farApart) tally.far++;
    }
  };
  return {
    take(line) {
      lines++;
      if (examples.length < 3) examples.push(line.id || `${line.chromosome}:${line.position}`);
      judge('byId', exact.get(line.id), line);
      judge('byLooseId', loose.get(looseId(line.id)), line);
      const named = line.chromosome === '' ? parseVariantId(line.id) : line;
      if (named === undefined) return;
      judge('byPosition', placed.get(placeKey(named.chromosome, named.position)), line);
      const moved = lift?.(named.chromosome, named.position);
      if (moved !== undefined)
        judge('byLiftedPosition', placed.get(placeKey(moved.chromosome, moved.position)), line);
    },
    finish() {
      const use = (way: Way): number => met[way].same + met[way].complement;
      const best = ways.reduce((most, way) => (use(way) > use(most) ? way : most));
      const { same, complement: turned, other: others, ambiguous, compared, far } = met[best];
      return {
        variants: ids.length,
        lines,
        ...(Object.fromEntries(ways.map((way) => [way, use(way)])) as Record<Way, number>),
        alleles: { same, complement: turned, other: others },
        ambiguous,
        frequency: { compared, far },
        examples: { model: ids.slice(0, 3), file: examples },
      };
    },
  };
}

interface Tally {
  /** 1 with other alleles, 2 with the same or complements. */
  readonly found: Uint8Array;
  same: number;
  complement: number;
  other: number;
  ambiguous: number;
  compared: number;
  far: number;
}

const complement: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

function relationOf(
  [a, b]: readonly [string, string],
  [c, d]: readonly [string, string],
): 'same' | 'complement' | 'other' {
  if ((a === c && b === d) || (a === d && b === c)) return 'same';
  const [e, f] = [complement[c], complement[d]];
  return (a === e && b === f) || (a === f && b === e) ? 'complement' : 'other';
}

const bareChromosome = (name: string): string =>
  name
    .replace(/^chr(omosome)?/i, '')
    .replace(/^0+(?=\d)/, '')
    .toUpperCase();

function placeKey(chromosome: string, position: number): string {
  return `${bareChromosome(chromosome)}:${position}`;
}

/** `chr1_123_A_G_b38`, `1:123:A:G` and `1:123:G:A` are one; an rsid with its alleles (`rs1:A:G`) is that rsid. */
function looseId(id: string): string {
  const named = parseVariantId(id);
  if (named !== undefined)
    return `${placeKey(named.chromosome, named.position)} ${[...named.alleles].sort().join(' ')}`;
  return /^(rs\d+)/i.exec(id)?.[1]?.toLowerCase() ?? id.toLowerCase();
}
