import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { createWorkspace, type EffectWorkspace } from './effect-workspace.js';
import { type EffectPriors, fitEffects, type GeneEffects } from './fit-effects.js';
import type { PlacePrior } from './place-prior.js';

/** Genes whose products with the markers are computed together. */
const BLOCK = 256;
/** Squared change, in units of a gene's variance, below which its effects stay. */
const TOLERANCE = 1e-5;
/** The most that an effect may be expected to be none. */
const MOST_EMPTY = 0.97;

/** Genes of the same samples. */
export interface EffectData {
  readonly samples: number;
  /** Standardised places, one after the other, samples long each. */
  readonly columns: Float64Array;
  /** Centred genes, one after the other, samples long each. */
  readonly targets: Float64Array;
}

/** What is learned from all genes, and how long. */
export interface SharedEffectsOptions {
  /** The most effects a gene may have. */
  readonly effects: number;
  /** Variances an effect may have, in units of its gene's. */
  readonly sizes: readonly number[];
  /** Sweeps over the genes; what they share is learned between two. */
  readonly passes: number;
  /** The most updates of a gene in the last pass, and in those before. */
  readonly iterations: number;
  readonly earlyIterations: number;
}

/** What all genes share. */
export interface SharedPriors extends EffectPriors {
  /** Of each source of `PlacePrior`: its share of the effects. */
  readonly mix: Float64Array;
}

/** Receives a gene's effects after the last pass; `inclusion` is used again for the next gene. */
export type VisitGene = (
  gene: number,
  effects: GeneEffects,
  inclusion: Float64Array,
  workspace: EffectWorkspace,
) => void;

/**
 * Fits sums of single effects to many genes whose priors are shared and learned from all of them by EM (empirical Bayes): where
 * effects sit, how large they are, and how often there is none. Genes of different samples can be given as several data sets of
 * the same places.
 *
 * @param sources - of the prior over places; genes are counted through all data sets.
 * @param turn - called between blocks of genes with the share of the work that is done.
 */
export async function fitSharedEffects(
  sets: readonly EffectData[],
  sources: readonly PlacePrior[],
  options: SharedEffectsOptions,
  visit: VisitGene,
  turn: (done: number) => Promise<void>,
): Promise<SharedPriors> {
  const workspaces: EffectWorkspace[] = [];
  try {
    for (const { columns, samples, targets } of sets) {
      const genes = targets.length / samples;
      const turnFirst = (): Promise<void> => turn(0);
      workspaces.push(
        await createWorkspace(columns, samples, genes, options.effects, options.sizes.length, turnFirst),
      );
    }
    return await learn(sets, workspaces, sources, options, visit, turn);
  } finally {
    for (const workspace of workspaces) workspace.release();
  }
}

async function learn(
  sets: readonly EffectData[],
  workspaces: readonly EffectWorkspace[],
  sources: readonly PlacePrior[],
  options: SharedEffectsOptions,
  visit: VisitGene,
  turn: (done: number) => Promise<void>,
): Promise<SharedPriors> {
  const { effects, passes, iterations, earlyIterations } = options;
  const sizes = Float64Array.from(options.sizes);
  const genes = sets.reduce((sum, { targets, samples }) => sum + targets.length / samples, 0);
  let shares = new Float64Array(sizes.length).fill(1 / sizes.length);
  let empty = new Float64Array(effects).fill(0.8).fill(0.6, 0, 1);
  let mix = normalised(Float64Array.from(sources, ({ share }) => share));
  for (let pass = 0; ; pass++) {
    const last = pass === passes - 1;
    const limits = { iterations: last ? iterations : earlyIterations, tolerance: TOLERANCE };
    const use = new Float64Array(sizes.length);
    const unused = new Float64Array(effects);
    const sent = new Float64Array(sources.length);
    let gene = 0;
    for (const [at, data] of sets.entries()) {
      const workspace = workspaces[at]!;
      const ratio = new Float64Array(workspace.places);
      const inclusion = new Float64Array(workspace.places);
      for (const { products, variance } of geneProducts(data)) {
        await turn((pass + gene / genes) / passes);
        fillPrior(workspace, sources, mix, gene);
        const fit = fitEffects(workspace, products, variance, { sizes, shares, empty }, limits);
        sumChances(workspace, fit, inclusion);
        if (last) visit(gene, fit, inclusion, workspace);
        else {
          for (let k = 0; k < sizes.length; k++) use[k]! += fit.sizeUse[k]!;
          for (let k = 0; k < effects; k++) unused[k]! += fit.empty[k]!;
          for (let k = 0; k < ratio.length; k++) {
            ratio[k] = inclusion[k]! / Math.max(workspace.prior[k]!, 1e-12);
          }
          for (const [k, source] of sources.entries()) sent[k]! += source.credit(gene, ratio, mix[k]!);
        }
        gene++;
      }
    }
    if (last) return { sizes, shares, empty, mix };
    for (const source of sources) source.learn();
    mix = normalised(sent);
    shares = normalised(use.map((value) => value + 1));
    empty = unused.map((value) => Math.min((value + 1) / (genes + 2), MOST_EMPTY)).sort();
  }
}

function normalised(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total > 0 ? values.map((value) => value / total) : values.fill(1 / values.length);
}

/** Of each gene its products with the places, Xᵀ y, and its variance. */
function* geneProducts({
  samples,
  columns,
  targets,
}: EffectData): Generator<{ readonly products: Float64Array; readonly variance: number }> {
  const places = columns.length / samples;
  const genes = targets.length / samples;
  for (let from = 0; from < genes; from += BLOCK) {
    const count = Math.min(BLOCK, genes - from);
    const block = targets.subarray(from * samples, (from + count) * samples);
    const product = new Float64Array(count * places);
    multiplyTransposed(block, count, columns, places, samples, product);
    for (let gene = 0; gene < count; gene++) {
      let square = 0;
      for (let at = gene * samples; at < (gene + 1) * samples; at++) square += block[at]! ** 2;
      yield {
        products: product.subarray(gene * places, (gene + 1) * places),
        variance: square / samples,
      };
    }
  }
}

/** The prior over places of one gene, in the workspace. */
function fillPrior(
  { prior, places }: EffectWorkspace,
  sources: readonly PlacePrior[],
  mix: Float64Array,
  gene: number,
): void {
  prior.fill(0);
  sources.forEach((source, at) => {
    source.addTo(gene, mix[at]!, prior);
  });
  let total = 0;
  for (let place = 0; place < places; place++) total += prior[place]!;
  for (let place = 0; place < places; place++) prior[place]! /= total;
}

/** Sum over effects of the chance that each is at a place. */
function sumChances(
  { weight, places }: EffectWorkspace,
  { effects, totals }: GeneEffects,
  inclusion: Float64Array,
): void {
  inclusion.fill(0);
  for (let effect = 0; effect < effects.length; effect++) {
    const chances = weight[effect]!;
    const total = totals[effect]!;
    for (let place = 0; place < places; place++) inclusion[place]! += chances[place]! / total;
  }
}
