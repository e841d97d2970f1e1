import { compareAlleles, isAmbiguous } from '@snpress/data/reconcile/compare-alleles';
import { parseVariantId } from '@snpress/data/markers/variant-id';
import { criticalNormalOfLog } from '@snpress/evaluate/distribution/normal';
import type { GwasPlace, GwasStatistic } from '@snpress/formats';
import type { VariantIndex } from './variant-index.js';

/** A position in another build, where the strand may be the other one. */
interface Lifted {
  readonly chromosome: string;
  readonly position: number;
  readonly reversed: boolean;
}

/** How lines of a GWAS are held against the variants of models. */
export interface GwasMatching {
  /** By id, by position, or by what finds more: the default. */
  readonly by?: 'auto' | 'id' | 'position' | undefined;
  /** Where a position of the GWAS is in the build of the models: variants are found by position alone then. */
  readonly lift?: ((chromosome: string, position: number) => Lifted | undefined) | undefined;
  /** Take alleles of the other strand (A/G for T/C) for the same variant. */
  readonly complement?: boolean | undefined;
  /** What becomes of A/T and C/G, which read alike on both strands; they are kept by default. */
  readonly ambiguous?: 'keep' | 'drop' | undefined;
}

/** What became of the variants of models in a GWAS, found in one way. */
export interface GwasMatches {
  /** Variants with a z. */
  met: number;
  /** Of them, those whose effect allele is the model's other one. */
  flipped: number;
  /** Of them, those whose alleles are on the other strand. */
  complement: number;
  /** A/T or C/G: met, or dropped where that is asked for. */
  ambiguous: number;
  /** Left out: the alleles are those of the other strand, which was not asked for. */
  otherStrand: number;
  /** Left out: the alleles are others. */
  otherAlleles: number;
  /** Lines of a variant that had one already: the first counts. */
  repeated: number;
  /** Whose alleles are others, the first of them. */
  example:
    | { readonly line: number; readonly id: string; readonly alleles: string; readonly wanted: string }
    | undefined;
}

/** z of the variants of an index. */
export interface CollectedGwas {
  readonly by: 'id' | 'position';
  /** Variant → effect of its counted allele over its standard error; NaN where not known. */
  readonly z: Float64Array;
  /** Variant → effect of a copy of its counted allele; NaN where not known. */
  readonly beta: Float64Array;
  readonly matches: { readonly id: GwasMatches; readonly position: GwasMatches };
}

/** Takes the lines of a GWAS that are of variants of an index. */
export interface GwasCollector {
  readonly isWanted: (place: Readonly<GwasPlace>) => boolean;
  readonly visit: (place: Readonly<GwasPlace>, statistic: Readonly<GwasStatistic>) => void;
  finish(): CollectedGwas;
}

interface Side {
  readonly z: Float64Array;
  readonly beta: Float64Array;
  readonly matches: GwasMatches;
  readonly next: (variant: number) => number;
}

/** Collects by id and by position at once: which of them a GWAS and its models have in common is known at its end. */
export function gwasCollector(
  index: VariantIndex,
  {
    lift,
    by = lift === undefined ? 'auto' : 'position',
    complement = false,
    ambiguous = 'keep',
  }: GwasMatching = {},
): GwasCollector {
  const side = (next: (variant: number) => number): Side => ({
    z: new Float64Array(index.size).fill(NaN),
    beta: new Float64Array(index.size).fill(NaN),
    matches: {
      ...{ met: 0, flipped: 0, complement: 0, ambiguous: 0 },
      ...{ otherStrand: 0, otherAlleles: 0, repeated: 0, example: undefined },
    },
    next,
  });
  const byId = side((variant) => index.nextOfId(variant));
  const byPlace = side((variant) => index.nextOfPlace(variant));
  const atPlace = index.placeFinder();
  let [ofId, ofPlace] = [-1, -1];
  let reversed = false;
  const find = (chromosome: string, position: number): number => {
    if (lift === undefined) return atPlace(chromosome, position);
    const moved = lift(chromosome, position);
    reversed = moved?.reversed ?? false;
    return moved === undefined ? -1 : atPlace(moved.chromosome, moved.position);
  };

  const take = (
    own: Side,
    first: number,
    place: Readonly<GwasPlace>,
    line: Readonly<GwasStatistic>,
  ): void => {
    const { matches } = own;
    const z = Number.isNaN(line.logP) ? line.z : line.sign * criticalNormalOfLog(line.logP);
    let isOther = true;
    for (let variant = first; variant >= 0; variant = own.next(variant)) {
      const wanted = { counted: index.counted(variant), other: index.other(variant) };
      const match = compareAlleles(wanted, { counted: line.effect, other: line.other });
      if (typeof match === 'string') continue;
      isOther = false;
      const isUnsure = isAmbiguous(wanted);
      // A and T change places on the other strand.
      const flipped = match.flipped !== (reversed && isUnsure);
      // What a change of build turns round has the alleles of the other strand.
      if (match.complement && !complement && !reversed) matches.otherStrand++;
      else if (isUnsure && ambiguous === 'drop') matches.ambiguous++;
      else if (!Number.isNaN(own.z[variant])) matches.repeated++;
      else {
        matches.met++;
        if (flipped) matches.flipped++;
        if (match.complement) matches.complement++;
        if (isUnsure) matches.ambiguous++;
        own.z[variant] = flipped ? -z : z;
        own.beta[variant] = flipped ? -line.beta : line.beta;
      }
    }
    if (!isOther) return;
    matches.otherAlleles++;
    matches.example ??= {
      line: place.line,
      id: place.id,
      alleles: `${line.effect}/${line.other}`,
      wanted: `${index.counted(first)}/${index.other(first)}`,
    };
  };
  return {
    isWanted({ id, chromosome, position }) {
      ofId = by === 'position' ? -1 : index.firstOfId(id);
      ofPlace = -1;
      if (by === 'id') return ofId >= 0;
      if (chromosome !== '') ofPlace = find(chromosome, position);
      else if (ofId < 0) {
        const named = parseVariantId(id);
        if (named !== undefined) ofPlace = find(named.chromosome, named.position);
      }
      return ofId >= 0 || ofPlace >= 0;
    },
    visit(place, line) {
      if (ofId >= 0) take(byId, ofId, place, line);
      if (ofPlace >= 0) take(byPlace, ofPlace, place, line);
    },
    finish() {
      const matches = { id: byId.matches, position: byPlace.matches };
      const chosen = by === 'auto' ? (matches.position.met > matches.id.met ? 'position' : 'id') : by;
      const { z, beta } = chosen === 'id' ? byId : byPlace;
      return { by: chosen, z, beta, matches };
    },
  };
}
