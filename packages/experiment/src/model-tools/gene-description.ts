import type { Inclusion, ModelArtifact } from '@snpress/models';
import { foldLinear } from '@snpress/models/export';
import { RequestError } from '../request-error.js';
import { nearest } from '../spec/suggest.js';

/** One variant's weight on a gene. */
interface VariantWeight {
  readonly variant: string;
  readonly chromosome: string;
  /** Null where not known. */
  readonly position: number | null;
  readonly counted: string;
  readonly other: string;
  /** Expression in its original units per copy of the counted allele. */
  readonly weight: number;
}

/** A variant and how likely it acts on the gene. */
interface VariantInclusion {
  readonly variant: string;
  readonly probability: number;
}

/** What a model says of one gene. */
export interface GeneDescription {
  readonly gene: string;
  readonly performance?: Readonly<Record<'skill' | 'r' | 'r2' | 'p' | 'q', number | null>>;
  /** Where the model is linear: the prediction of a sample without any counted allele. */
  readonly intercept?: number;
  /** Where the model is linear: variants with a weight, and the largest of them. */
  readonly weights?: { readonly count: number; readonly top: readonly VariantWeight[] };
  /** Where the model says which variants act: the likeliest, and 95 % credible sets. */
  readonly inclusion?: {
    readonly top: readonly VariantInclusion[];
    readonly sets: readonly {
      readonly variants: readonly string[];
      readonly probability: number;
      readonly purity: number;
    }[];
  };
}

const weightsShown = 20;

/**
 * Describes how a model predicts a gene.
 * @throws RequestError where it does not predict it
 */
export function describeGene(artifact: ModelArtifact, gene: string): GeneDescription {
  const at = artifact.genes.ids.indexOf(gene);
  if (at === -1) {
    const { ids } = artifact.genes;
    const near = nearest(gene, ids);
    const hint =
      near === undefined ? `it predicts ${ids.slice(0, 3).join(', ')}, …` : `did you mean "${near}"?`;
    throw new RequestError({ key: 'gene', message: `${artifact.name} does not predict ${gene}`, hint });
  }
  const { performance } = artifact;
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    gene,
    ...(performance && {
      performance: {
        skill: finite(performance.skill[at]!),
        r: finite(performance.r[at]!),
        r2: finite(performance.r2[at]!),
        p: finite(performance.p[at]!),
        q: finite(performance.q[at]!),
      },
    }),
    ...(artifact.fitted.linear && weightsOf(artifact, at)),
    ...(artifact.fitted.inclusion && { inclusion: inclusionOf(artifact.fitted.inclusion(), at) }),
  };
}

function inclusionOf(inclusion: Inclusion, gene: number): NonNullable<GeneDescription['inclusion']> {
  const { markers, credibleSets } = inclusion;
  const own = inclusion.probabilitiesOf(gene);
  const order = [...own.markers.keys()].sort((a, b) => own.probabilities[b]! - own.probabilities[a]!);
  return {
    top: order.slice(0, weightsShown).map((k) => ({
      variant: markers[own.markers[k]!]!,
      probability: own.probabilities[k]!,
    })),
    sets: credibleSets
      .filter((set) => set.gene === gene)
      .map(({ markers: members, probability, purity }) => ({
        variants: Array.from(members, (marker) => markers[marker]!),
        probability,
        purity,
      })),
  };
}

function weightsOf(artifact: ModelArtifact, gene: number): Pick<GeneDescription, 'intercept' | 'weights'> {
  const { ids, positions, alleles } = artifact.markers;
  const { intercept, markers, effects } = foldLinear(artifact).formulaOf(gene);
  const order = [...markers.keys()].sort((a, b) => Math.abs(effects[b]!) - Math.abs(effects[a]!));
  const top = order.slice(0, weightsShown).map((index): VariantWeight => {
    const marker = markers[index]!;
    const position = positions?.start[marker] ?? NaN;
    return {
      variant: ids[marker]!,
      chromosome: positions?.chromosome[marker] ?? '',
      position: Number.isNaN(position) ? null : position,
      counted: alleles?.counted[marker] ?? '',
      other: alleles?.other[marker] ?? '',
      weight: effects[index]!,
    };
  });
  return { intercept, weights: { count: markers.length, top } };
}
