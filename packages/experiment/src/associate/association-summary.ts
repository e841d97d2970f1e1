import { lackReasons, type LackReason } from '@snpress/associate/summary/model-associations';
import type { ModelAssociations } from '@snpress/associate';
import { quantileOf } from '@snpress/evaluate/distribution/quantile-of';

/** q up to which a gene is told as a finding. */
export const discoveryRate = 0.05;

/** What a model has found, in numbers. */
export interface AssociationSummary {
  readonly model: string;
  readonly genes: number;
  /** Genes with a z. */
  readonly tested: number;
  readonly discoveries: number;
  /** Variants of weights, each gene's counted, those in the GWAS, and those used. */
  readonly variants: number;
  readonly inGwas: number;
  readonly used: number;
  /** The median of z² over that of chance. */
  readonly inflation: number;
  readonly leftOut: readonly { readonly reason: LackReason; readonly genes: number }[];
}

/** The median of a chi-square variable with one degree of freedom. */
const medianChiSquare = 0.454936423119572;

/** Sums up what became of the genes of a model. */
export function associationSummary({
  model,
  genes,
  z,
  q,
  variants,
  inGwas,
  used,
  lacks,
}: ModelAssociations): AssociationSummary {
  const squares = z.filter((value) => !Number.isNaN(value)).map((value) => value * value);
  const sum = (counts: Int32Array): number => counts.reduce((total, count) => total + count, 0);
  return {
    model,
    genes: genes.ids.length,
    tested: squares.length,
    discoveries: q.filter((value) => value <= discoveryRate).length,
    variants: sum(variants),
    inGwas: sum(inGwas),
    used: sum(used),
    inflation: quantileOf(squares.sort(), 0.5) / medianChiSquare,
    leftOut: (Object.keys(lackReasons) as LackReason[])
      .map((reason) => ({ reason, genes: lacks.filter((lack) => lack === reason).length }))
      .filter(({ genes: count }) => count > 0),
  };
}
