import type { GeneWeights, WantedVariants, WeightTable } from '@snpress/models';
import { twoSidedNormalP } from '@snpress/evaluate/distribution/normal';
import { polygenicInflation, type TraitSize } from '../calibration/calibrate-z.js';
import { associateGene } from './associate-gene.js';
import type { CollectedGwas } from './gwas-collector.js';
import type { LackReason, ModelAssociations } from './model-associations.js';

/** The weights of a gene that a GWAS has a z of. */
export interface MeasuredGene {
  /** Variants of the model. */
  readonly variants: Int32Array;
  readonly weights: Float64Array;
  /** Of its counted alleles. */
  readonly z: Float64Array;
  readonly beta: Float64Array;
}

/** Associates the genes of a model, each when its covariances are known. */
export interface SummaryAssociator {
  readonly table: WeightTable;
  /** What a GWAS has of a gene. */
  measured(gene: number): MeasuredGene;
  /** Names of those variants, for a file of covariances; undefined where the model has no such gene or the GWAS none of its variants. */
  readonly wanted: (gene: string) => WantedVariants | undefined;
  /** @param covariances - of the measured variants; @param known - how many variants of the gene have covariances. */
  take(gene: string, covariances: Float64Array, known: number): void;
  finish(): ModelAssociations;
}

/**
 * @param at - variant of the table → its number in the index that the GWAS was collected for; `flipped` where it counts the other allele.
 * @param trait - where given, z is calibrated for its polygenicity.
 */
export function summaryAssociator(
  table: WeightTable,
  { at, flipped }: { readonly at: Int32Array; readonly flipped: Uint8Array },
  gwas: Pick<CollectedGwas, 'z' | 'beta'>,
  trait?: TraitSize,
): SummaryAssociator {
  const { ids, phi } = table.genes;
  const placeOf = new Map(ids.map((id, gene) => [id, gene]));
  const numbers = (): Float64Array => new Float64Array(ids.length).fill(NaN);
  const counts = (): Int32Array => new Int32Array(ids.length);
  const [z, p] = [numbers(), numbers()];
  const [rawZ, rawP] = trait === undefined ? [z, p] : [numbers(), numbers()];
  const result = {
    ...{ z, p, q: numbers(), rawZ, rawP, inflation: numbers(), effect: numbers(), variance: numbers() },
    ...{ variants: counts(), inGwas: counts(), inCovariances: counts(), used: counts() },
    lacks: ids.map((): LackReason | undefined => 'not-in-covariances'),
  };
  const measured = (gene: number): MeasuredGene => measuredOf(table.weightsOf(gene), at, flipped, gwas);
  ids.forEach((_, gene) => {
    const { variants } = table.weightsOf(gene);
    result.variants[gene] = variants.length;
    result.inGwas[gene] = variants.reduce((sum, own) => sum + (Number.isNaN(gwas.z[at[own]!]) ? 0 : 1), 0);
    if (result.inGwas[gene] === 0) result.lacks[gene] = variants.length === 0 ? 'no-weights' : 'not-in-gwas';
  });
  return {
    table,
    measured,
    wanted(id) {
      const gene = placeOf.get(id);
      if (gene === undefined || result.inGwas[gene] === 0) return undefined;
      const { variants } = measured(gene);
      const { ids: names, varIDs } = table.variants;
      const places = new Map<string, number>();
      if (varIDs !== undefined) variants.forEach((own, place) => places.set(varIDs[own]!, place));
      variants.forEach((own, place) => places.set(names[own]!, place));
      return { size: variants.length, places };
    },
    take(id, covariances, known) {
      const gene = placeOf.get(id)!;
      const { weights, z, beta } = measured(gene);
      const found = associateGene(weights, z, beta, covariances);
      result.inCovariances[gene] = known;
      result.used[gene] = found.used;
      if (found.used === 0) return;
      result.effect[gene] = found.effect;
      result.variance[gene] = found.variance;
      result.rawZ[gene] = found.z;
      result.rawP[gene] = twoSidedNormalP(found.z);
      if (trait !== undefined) result.inflation[gene] = polygenicInflation(phi?.[gene] ?? NaN, trait);
      const scale = trait === undefined ? 1 : Math.sqrt(result.inflation[gene]!);
      result.z[gene] = found.z / scale;
      result.p[gene] = twoSidedNormalP(result.z[gene]);
      result.lacks[gene] = Number.isNaN(found.z) ? 'constant' : Number.isNaN(scale) ? 'no-phi' : undefined;
    },
    finish: () => ({ model: table.name, genes: table.genes, ...result }),
  };
}

function measuredOf(
  { variants, weights }: GeneWeights,
  at: Int32Array,
  flipped: Uint8Array,
  gwas: Pick<CollectedGwas, 'z' | 'beta'>,
): MeasuredGene {
  const places = [...variants.keys()].filter((k) => !Number.isNaN(gwas.z[at[variants[k]!]!]));
  const signed = (values: Float64Array): Float64Array =>
    Float64Array.from(places, (k) => {
      const value = values[at[variants[k]!]!]!;
      return flipped[variants[k]!] === 1 ? -value : value;
    });
  return {
    variants: Int32Array.from(places, (k) => variants[k]!),
    weights: Float64Array.from(places, (k) => weights[k]!),
    z: signed(gwas.z),
    beta: signed(gwas.beta),
  };
}
