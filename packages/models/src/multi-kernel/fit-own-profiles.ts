import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { columnsAmong, matrixAmong } from '../relationship/among-rows.js';
import { geneLanes, ROWS } from '../relationship/gene-lanes.js';
import { kernelPosterior } from '../relationship/kernel-posterior.js';
import { linearDuals } from '../relationship/linear-duals.js';
import { relationshipSystem } from '../relationship/relationship-system.js';
import { type MarkerProfile, weightedRelationship } from '../relationship/weighted-relationship.js';
import type { PlaceFit } from '../susie/fit-places.js';
import type { SparseRows } from '../susie/sparse-rows.js';
import { both, interacting, type KernelEffects } from './fit-shared-profiles.js';
import { collectInteractions, dualsOfAll } from './interaction-duals.js';
import type { MultiKernelParams } from './multi-kernel-params.js';

/** How much of the additive relationship is by inclusion probabilities; the rest is for all markers alike, or by their weights. */
const OWN = 0.95;

type Fit = Pick<
  PlaceFit,
  'samples' | 'columns' | 'targets' | 'effects' | 'inclusion' | 'anyEffect' | 'anywhere' | 'groups'
>;
type Params = Pick<MultiKernelParams, 'ownShares' | 'interactions' | 'depth' | 'interactionShares'>;

/**
 * GBLUP of each gene, in the samples that have a value of it, with its own inclusion probabilities as weights, and with interactions among the markers weighted half by inclusion
 * and half by squared effect. Those weights have seen the gene, so that its evidence says nothing of whether there is an effect at all: that
 * is `anyEffect`, and only shares of variance and of interactions are averaged by evidence.
 */
export async function fitOwnProfiles(
  { samples, columns, targets, effects, inclusion, anyEffect, anywhere, groups }: Fit,
  { ownShares, interactions, depth, interactionShares }: Params,
  context: Pick<FitContext, 'onProgress' | 'signal'>,
): Promise<KernelEffects> {
  const genes = anyEffect.length;
  const places = columns.length / samples;
  const everywhere = Int32Array.from(anywhere.keys());
  const all = weightedRelationship(columns, samples, columns, samples, everywhere, anywhere);
  const result = new Float32Array(genes * places);
  const profiles: MarkerProfile[] = [];
  const kept: { genes: Int32Array; duals: Float32Array }[] = [];
  const weights = interactions === 'none' ? [0] : interactionShares;
  const rowsOf: Int32Array[] = [];
  for (const { genes: alike, rows } of groups) for (const gene of alike) rowsOf[gene] = rows[0]!;
  for (let gene = 0; gene < genes; gene++) {
    await nextTurn(context, gene / genes);
    const rows = rowsOf[gene]!;
    const likely = normalised(inclusion, gene, (value) => value);
    const strong = normalised(effects, gene, (value) => value * value);
    const mixed = half(likely, strong, places);
    profiles.push(mixed);
    const additive: MarkerProfile = {
      places: likely.places,
      weights: likely.weights.map((weight) => OWN * weight),
      common: likely.places.length > 0 ? 1 - OWN : 1,
    };
    const own = weightedRelationship(
      columns,
      samples,
      columns,
      samples,
      additive.places,
      additive.weights,
    ).map((value, at) => value + additive.common * all[at]!);
    const acting = weightedRelationship(columns, samples, columns, samples, mixed.places, mixed.weights);
    const extra =
      interactions === 'none' || mixed.places.length === 0
        ? undefined
        : interacting(columns, samples, mixed, anywhere, acting, { kind: interactions, depth });
    const target = columnsAmong(targets.subarray(gene * samples, (gene + 1) * samples), samples, rows);
    const lanes = geneLanes(
      target,
      rows.length,
      ownShares.length,
      places,
      Math.max(ROWS, additive.places.length),
    );
    const posterior = kernelPosterior(lanes, 0);
    const linear = linearDuals(lanes, columnsAmong(columns, samples, rows), anywhere);
    const collector = collectInteractions(lanes, 1, () => anyEffect[gene]!);
    for (const weight of extra ? weights : [0]) {
      const matrix = extra ? own.map((value, at) => value + weight * extra[at]!) : own;
      const system = relationshipSystem(matrixAmong(matrix, samples, rows), lanes);
      if (system === undefined) continue;
      const prior = 1 / (weights.length * ownShares.length);
      posterior.add(system, ownShares, prior, both(linear.receiver(additive), collector.receiver(0, weight)));
    }
    const total = posterior.total.map((value) => value || 1);
    const found = linear.effects(total);
    lanes.release();
    for (let place = 0; place < places; place++) {
      result[gene * places + place] = anyEffect[gene]! * found[place]!;
    }
    const { duals, genes: acted } = collector.finish(total);
    kept.push({ genes: acted[0]!.map(() => gene), duals: dualsOfAll(duals[0]!, rows, samples) });
  }
  if (interactions === 'none') return { effects: result };
  return {
    effects: result,
    interactions: {
      kind: interactions,
      depth,
      samples,
      columns,
      common: anywhere,
      profiles,
      genes: kept.map((one) => one.genes),
      duals: kept.map((one) => one.duals),
    },
  };
}

/** A row as weights that sum to 1. */
function normalised(
  { starts, columns, values }: SparseRows,
  row: number,
  weigh: (value: number) => number,
): MarkerProfile {
  const places = columns.slice(starts[row], starts[row + 1]);
  const weights = Float64Array.from(values.subarray(starts[row], starts[row + 1]), weigh);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { places, weights: weights.map((weight) => weight / total), common: 0 };
}

/** Half of each of two profiles; where one has no places, the other. */
function half(first: MarkerProfile, second: MarkerProfile, places: number): MarkerProfile {
  const sum = new Float64Array(places);
  const present = [first, second].filter((profile) => profile.places.length > 0);
  for (const profile of present) {
    profile.places.forEach((place, k) => (sum[place]! += profile.weights[k]! / present.length));
  }
  const own = Int32Array.from([...sum.keys()].filter((place) => sum[place]! > 0));
  return { places: own, weights: Float64Array.from(own, (place) => sum[place]!), common: 0 };
}
