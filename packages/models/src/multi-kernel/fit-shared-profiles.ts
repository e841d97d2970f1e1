import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { interact, interactionScale } from '../relationship/interactions.js';
import { columnsAmong, matrixAmong } from '../relationship/among-rows.js';
import { geneLanes } from '../relationship/gene-lanes.js';
import { type DualReceiver, kernelPosterior } from '../relationship/kernel-posterior.js';
import { linearDuals } from '../relationship/linear-duals.js';
import { relationshipSystem } from '../relationship/relationship-system.js';
import { type MarkerProfile, weightedRelationship } from '../relationship/weighted-relationship.js';
import type { PlaceFit } from '../susie/fit-places.js';
import { type GenePart, geneParts } from '../susie/gene-parts.js';
import {
  collectInteractions,
  diagonalOf,
  dualsOfAll,
  type InteractionDuals,
  placesOf,
} from './interaction-duals.js';
import type { MultiKernelParams } from './multi-kernel-params.js';
import { joined } from './save-interactions.js';

/** What relationship matrices predict by: effects of places, genes × places, and interactions. */
export interface KernelEffects {
  readonly effects: Float32Array;
  readonly interactions?: InteractionDuals | undefined;
}

/**
 * Every gene's posterior mean over relationship matrices that all genes share: of clusters of genes, of hotspots, of all markers alike or by their weights. Half of the prior is
 * for none of them.
 */
export async function fitSharedProfiles(
  fit: PlaceFit,
  clusters: readonly MarkerProfile[],
  params: MultiKernelParams,
  context: FitContext,
): Promise<KernelEffects> {
  const { samples, columns, hotspots, anywhere } = fit;
  const places = hotspots.length;
  const none = new Int32Array(0);
  const all = Int32Array.from({ length: places }, (_, place) => place);
  const alike = { places: all, weights: anywhere, common: 0 };
  const profiles: readonly MarkerProfile[] =
    params.profiles === 'alike'
      ? [alike]
      : [...clusters, { places: none, weights: new Float64Array(0), common: 1 }, alike];
  const parts = geneParts(fit, profiles.length);
  const found = new Float32Array((fit.targets.length / samples) * places);
  const genes = profiles.map((): number[] => []);
  const duals = profiles.map((): Float32Array[] => []);
  for (const [at, part] of parts.entries()) {
    const own = partOfProgress(context, at / parts.length, 1 / parts.length);
    const { effects, acting } = await fitPart(fit, part, profiles, params, own);
    part.genes.forEach((gene, k) => {
      found.set(effects.subarray(k * places, (k + 1) * places), gene * places);
    });
    acting?.genes.forEach((of, profile) => {
      genes[profile]!.push(...of.map((gene) => part.genes[gene]!));
      duals[profile]!.push(dualsOfAll(acting.duals[profile]!, part.rows, samples));
    });
  }
  if (params.interactions === 'none') return { effects: found };
  return {
    effects: found,
    interactions: {
      kind: params.interactions,
      depth: params.depth,
      samples,
      columns,
      common: hotspots,
      profiles,
      genes: genes.map((own) => Int32Array.from(own)),
      duals: duals.map(joined),
    },
  };
}

/** The effects on the genes of a part, and its interactions, if asked for. */
async function fitPart(
  { samples, columns, hotspots }: PlaceFit,
  { rows, targets }: GenePart,
  profiles: readonly MarkerProfile[],
  { shares, interactions, depth, interactionShares }: MultiKernelParams,
  context: FitContext,
): Promise<{
  effects: Float32Array;
  acting?: Pick<InteractionDuals, 'genes' | 'duals'>;
}> {
  const places = hotspots.length;
  const weights = interactions === 'none' ? [0] : interactionShares;
  const prior = 0.5 / (profiles.length * weights.length * shares.length);
  const all = Int32Array.from(hotspots.keys());
  const common = weightedRelationship(columns, samples, columns, samples, all, hotspots);
  const lanes = geneLanes(targets, rows.length, shares.length, places, places);
  try {
    const posterior = kernelPosterior(lanes, 0.5);
    const linear = linearDuals(lanes, columnsAmong(columns, samples, rows), hotspots);
    const collector = collectInteractions(lanes, profiles.length);
    for (const [at, profile] of profiles.entries()) {
      await nextTurn(context, at / profiles.length);
      const own = weightedRelationship(columns, samples, columns, samples, profile.places, profile.weights);
      const additive = own.map((value, index) => value + profile.common * common[index]!);
      const extra =
        interactions === 'none'
          ? undefined
          : interacting(columns, samples, profile, hotspots, additive, { kind: interactions, depth });
      for (const weight of weights) {
        const matrix = extra ? additive.map((value, index) => value + weight * extra[index]!) : additive;
        const system = relationshipSystem(matrixAmong(matrix, samples, rows), lanes);
        if (system === undefined) continue;
        posterior.add(system, shares, prior, both(linear.receiver(profile), collector.receiver(at, weight)));
      }
    }
    const effects = linear.effects(posterior.total);
    return interactions === 'none' ? { effects } : { effects, acting: collector.finish(posterior.total) };
  } finally {
    lanes.release();
  }
}

/** The interactions of the training samples by a profile. */
export function interacting(
  columns: Float64Array,
  samples: number,
  profile: MarkerProfile,
  common: Float64Array,
  matrix: Float64Array,
  { kind, depth }: Pick<InteractionDuals, 'kind' | 'depth'>,
): Float64Array {
  const { places, weights } = placesOf(profile, common);
  const diagonal = diagonalOf(columns, samples, places, weights);
  return interact(kind, depth, interactionScale(matrix, samples), matrix, diagonal, diagonal);
}

export function both(first: DualReceiver, second: DualReceiver): DualReceiver {
  return {
    add(block, genes) {
      first.add(block, genes);
      second.add(block, genes);
    },
    rescale(gene, factor) {
      first.rescale(gene, factor);
      second.rescale(gene, factor);
    },
  };
}
