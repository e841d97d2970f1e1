import { createWorkspace, type EffectWorkspace } from './effect-workspace.js';
import { type EffectPriors, fitEffects, type GeneEffects } from './fit-effects.js';
import type { PlacePrior } from './place-prior.js';

/** Genes between two turns. */
const TURN = 12;
/** Squared change, in units of a gene's variance, below which its effects stay in the last pass. */
const TOLERANCE = 1e-5;
/** The most that an effect may be expected to be none. */
const MOST_EMPTY = 0.97;

/** Genes that are known in the same samples. */
export interface EffectSet {
  /** Of all genes, ascending. */
  readonly genes: Int32Array;
  /** Called when the set is turned to; the data of one set at a time are kept. */
  load(): EffectData;
}

/** The samples and values of a set. */
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
  /** Squared change below which the effects of a gene stay in the passes before the last. */
  readonly earlyTolerance?: number;
  /** Genes from which what they share is learned: of more, every second, every third … (all). */
  readonly learnFrom?: number;
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
 * effects sit, how large they are, and how often there is none. Genes of different samples are given as several sets of the same
 * places.
 *
 * @param turn - called between blocks of genes with the share of the work that is done.
 */
export async function fitSharedEffects(
  sets: readonly EffectSet[],
  sources: readonly PlacePrior[],
  options: SharedEffectsOptions,
  visit: VisitGene,
  turn: (done: number) => Promise<void>,
): Promise<SharedPriors> {
  let open: OpenSet | undefined;
  const turnTo: TurnTo = async (set) => {
    if (open?.set === set) return open;
    open?.workspace.release();
    open = undefined;
    const data = set.load();
    const { columns, samples } = data;
    const [genes, sizes] = [set.genes.length, options.sizes.length];
    const workspace = await createWorkspace(columns, samples, genes, options.effects, sizes, () => turn(0));
    open = { set, data, workspace };
    return open;
  };
  try {
    return await learn(sets, turnTo, sources, options, visit, turn);
  } finally {
    open?.workspace.release();
  }
}

interface OpenSet {
  readonly set: EffectSet;
  readonly data: EffectData;
  readonly workspace: EffectWorkspace;
}

type TurnTo = (set: EffectSet) => Promise<OpenSet>;

async function learn(
  sets: readonly EffectSet[],
  turnTo: TurnTo,
  sources: readonly PlacePrior[],
  options: SharedEffectsOptions,
  visit: VisitGene,
  turn: (done: number) => Promise<void>,
): Promise<SharedPriors> {
  const { effects, passes, iterations, earlyIterations, earlyTolerance = TOLERANCE, learnFrom } = options;
  const sizes = Float64Array.from(options.sizes);
  const genes = sets.reduce((sum, set) => sum + set.genes.length, 0);
  let shares = new Float64Array(sizes.length).fill(1 / sizes.length);
  let empty = new Float64Array(effects).fill(0.8).fill(0.6, 0, 1);
  let mix = normalised(Float64Array.from(sources, ({ share }) => share));
  const [alike, perGene] = [false, true].map((own) =>
    [...sources.keys()].filter((k) => sources[k]!.perGene === own),
  ) as [number[], number[]];
  const step = Math.max(1, Math.floor(genes / (learnFrom ?? genes)));
  const learning = Math.ceil(genes / step);
  for (let pass = 0; ; pass++) {
    const last = pass === passes - 1;
    const limits = last
      ? { iterations, tolerance: TOLERANCE }
      : { iterations: earlyIterations, tolerance: earlyTolerance };
    const use = new Float64Array(sizes.length);
    const unused = new Float64Array(effects);
    const sent = new Float64Array(sources.length);
    const { places } = (await turnTo(sets[0]!)).workspace;
    const ratio = new Float64Array(places);
    const ratios = new Float64Array(places);
    const inclusion = new Float64Array(places);
    const common = new Float64Array(places);
    for (const k of alike) sources[k]!.addTo(0, mix[k]!, common);
    let done = 0;
    for (const set of sets) {
      for (const [index, gene] of set.genes.entries()) {
        if (!last && gene % step !== 0) continue;
        if (done++ % TURN === 0) await turn((pass + gene / genes) / passes);
        const { data, workspace } = await turnTo(set);
        const { samples } = data;
        const target = data.targets.subarray(index * samples, (index + 1) * samples);
        workspace.setGene(target);
        workspace.prior.set(common);
        for (const k of perGene) sources[k]!.addTo(gene, mix[k]!, workspace.prior);
        normalise(workspace.prior);
        const variance = target.reduce((sum, value) => sum + value * value, 0) / samples;
        const fit = fitEffects(workspace, variance, { sizes, shares, empty }, limits);
        sumChances(workspace, fit, inclusion);
        if (last) visit(gene, fit, inclusion, workspace);
        else {
          for (let k = 0; k < sizes.length; k++) use[k]! += fit.sizeUse[k]!;
          for (let k = 0; k < effects; k++) unused[k]! += fit.empty[k]!;
          for (let k = 0; k < places; k++) {
            ratio[k] = inclusion[k]! / Math.max(workspace.prior[k]!, 1e-12);
            ratios[k]! += ratio[k]!;
          }
          for (const k of perGene) sent[k]! += sources[k]!.credit(gene, ratio, mix[k]!);
        }
      }
    }
    if (last) return { sizes, shares, empty, mix };
    const all = ratios.map((value) => (value * genes) / learning);
    for (const k of alike) sent[k] = (sources[k]!.credit(0, all, mix[k]!) * learning) / genes;
    for (const source of sources) source.learn();
    mix = normalised(sent);
    shares = normalised(use.map((value) => value + 1));
    empty = unused.map((value) => Math.min((value + 1) / (learning + 2), MOST_EMPTY)).sort();
  }
}

function normalised(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total > 0 ? values.map((value) => value / total) : values.fill(1 / values.length);
}

function normalise(values: Float32Array): void {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k]!;
  for (let k = 0; k < values.length; k++) values[k]! /= total;
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
    const factor = 1 / totals[effect]!;
    for (let place = 0; place < places; place++) inclusion[place]! += chances[place]! * factor;
  }
}
