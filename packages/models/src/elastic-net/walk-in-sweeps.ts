import type { FitContext } from '../contract/fit-context.js';
import type { FoldRows } from '../contract/fold-rows.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { CandidatePath } from './candidate-path.js';
import { Candidates } from './candidates.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import type { MarkerSearch, MarkerSweeps } from './marker-sweeps.js';
import type { GeneWeights } from './sparse-weights.js';

/** Penalties that are solved ahead of a sweep at most; twice as many as the one before it found to be done. */
const BATCH = 8;
/** Vectors that a sweep multiplies, about. */
const VECTORS = 512;
/** Markers that a sweep takes in, about, and for each gene and set at most. */
const MOST = 3000;
const MOST_EACH = 1000;
/** What the first sweep is of all the work, about. */
const FIRST = 0.05;
/** Candidates of a gene in the end, about, and bytes of those of the genes that share sweeps. */
const EXPECTED = 2000;
const BYTES = 2 ** 30;
/** Sweeps that some genes share, at most. */
export const MOST_SWEEPS = 100;

/** How many genes share sweeps. */
export function genesAtOnce(samples: number, markers: number, sets: number): number {
  const candidates = Math.min(markers, EXPECTED);
  const bytes = candidates * (samples + sets * candidates * Float32Array.BYTES_PER_ELEMENT);
  return Math.max(1, Math.floor(Math.min(VECTORS / (BATCH * sets), BYTES / bytes)));
}

/** How many markers a sweep takes in, about, and how many sweeps there are, at most; by default 3,000 and 100. */
export interface SweepLimits {
  readonly markers?: number;
  readonly sweeps?: number;
}

/** Genes that walk down their penalties in sets of samples. */
export interface SweptWalk<T> {
  readonly train: SweptTrainingSet;
  readonly sets: readonly FoldRows[];
  readonly genes: readonly number[];
  readonly params: ElasticNetParams;
  readonly limits: SweepLimits;
  /** Its progress is that of these genes. */
  readonly context: FitContext;
  /** Falling penalties of gene k of `genes`, given the one at which its first weight leaves zero in all samples. */
  alphasOf(k: number, largest: number): readonly number[];
  /** What to keep of a gene in a set, as it is at a penalty. */
  keep(solution: SweptSolution): T;
  /**
   * Takes what was kept of gene k at its next penalty in each set.
   * @param isOptimal - whether it was looked at among all markers.
   */
  accept(k: number, kept: readonly T[], isOptimal: boolean): void;
  /**
   * Whether a gene goes no further, when all have been taken at a penalty.
   * @param ahead - of every gene the squared errors of all sets at the penalties after it that are solved and not yet taken.
   */
  hasEnded(k: number, ahead: readonly (readonly number[])[]): boolean;
  /** The same where those ahead broke the optimality conditions: whether they are not to be solved any better. */
  hasPassed(k: number, ahead: readonly (readonly number[])[]): boolean;
}

/** A gene in a set of samples at a penalty. */
interface SweptSolution {
  /** Whether it was solved among the markers that are there. */
  readonly isSolved: boolean;
  /** The squared error on the held samples. */
  readonly error: number;
  readonly weights: GeneWeights;
}

/** A gene on its way. */
interface Walker {
  readonly candidates: Candidates;
  readonly alphas: readonly number[];
  /** In every set, and how it was at the last penalty that is done. */
  readonly paths: readonly CandidatePath[];
  readonly states: Float64Array[];
}

/**
 * Walks down the penalties with few markers in memory (batch screening: Qian et al. 2020). Some penalties ahead are solved among the markers that are there; a sweep multiplies all residuals with
 * all markers, and those penalties are done down to the first at which a marker breaks the optimality conditions; the markers with the largest products are taken in.
 * What is accepted therefore is optimal among all markers, unless sweeps ran out.
 */
export async function walkInSweeps<T>(walk: SweptWalk<T>, sweeps: MarkerSweeps): Promise<void> {
  const { genes, sets, context, limits } = walk;
  const mostEach = Math.min(MOST_EACH, Math.ceil((limits.markers ?? MOST) / (genes.length * sets.length)));
  const walkers = await startAll(walk, sweeps, mostEach);
  let going = [...genes.keys()].filter((k) => walkers[k]!.alphas.length > 0);
  let done = 0;
  let ahead = BATCH;
  for (let left = (limits.sweeps ?? MOST_SWEEPS) - 1; going.length > 0; left--) {
    const longest = Math.max(...going.map((k) => walkers[k]!.alphas.length));
    const end = Math.min(longest, done + ahead);
    const share = (1 - FIRST) / longest;
    const here = partOfProgress(context, FIRST + share * done, share * (end - done));
    const { solved, errors } = await solveAhead(walk, walkers, going, done, end);
    const found = left > 0 ? await sweeps.find(solved, mostEach, here) : { areAbove: [], lists: [] };
    const until = Math.min(end, ...solved.filter((_, at) => found.areAbove[at]).map(({ place }) => place));
    ahead = Math.min(BATCH, Math.max(2, 2 * (until - done)));
    const beyond = errors.map((own) => own.slice(until - done));
    for (; done < until; done++) {
      for (const k of going) {
        const own = solved.filter((each) => each.k === k && each.place === done);
        own.forEach(({ set, state }) => (walkers[k]!.states[set] = state));
        walk.accept(
          k,
          own.map(({ kept }) => kept),
          left > 0,
        );
      }
      going = going.filter((k) => done + 1 < walkers[k]!.alphas.length && !walk.hasEnded(k, []));
    }
    going = going.filter((k) => !walk.hasPassed(k, beyond));
    for (const k of going)
      walkers[k]!.candidates.add(sets.flatMap((_, set) => found.lists[k * sets.length + set] ?? []));
  }
}

/** A gene in a set at a penalty, to be looked at among all markers. */
interface Solved<T> extends MarkerSearch {
  readonly k: number;
  readonly set: number;
  readonly place: number;
  readonly state: Float64Array;
  readonly kept: T;
}

/** Solves for penalties among the candidates, as far as no gene has ended. */
async function solveAhead<T>(
  walk: SweptWalk<T>,
  walkers: readonly Walker[],
  going: readonly number[],
  done: number,
  end: number,
): Promise<{ solved: Solved<T>[]; errors: number[][] }> {
  const { genes, sets, context } = walk;
  const silent = { signal: context.signal };
  const solved: Solved<T>[] = [];
  const errors = genes.map((): number[] => []);
  for (let place = done; place < end; place++) {
    const walking = going.filter((k) => place < walkers[k]!.alphas.length && !walk.hasEnded(k, errors));
    for (const k of walking) {
      const { candidates, alphas, paths, states } = walkers[k]!;
      const alpha = alphas[place]!;
      let sum = 0;
      for (const [set, path] of paths.entries()) {
        if (place === done) await path.start(states[set]!, silent);
        const isSolved = await path.solve(alpha, silent);
        const error = path.error();
        sum += error;
        solved.push({
          ...{ k, set, place, list: k * sets.length + set, rows: sets[set]!.rows },
          ...{ vector: path.residual.slice(), limit: path.limitAt(alpha), state: path.state },
          areKnown: candidates.areKnown,
          kept: walk.keep({ isSolved, error, weights: path.geneWeights() }),
        });
      }
      errors[k]!.push(sum);
    }
  }
  return { solved, errors };
}

/** The first sweep, with all weights zero. */
async function startAll<T>(walk: SweptWalk<T>, sweeps: MarkerSweeps, most: number): Promise<Walker[]> {
  const { train, sets, genes, params, context } = walk;
  const rows = Int32Array.from(train.genotypes.samples.keys());
  const whole = { rows, held: new Int32Array(0) };
  const markerWeights = markerWeightsOf(train.genotypes.features, context);
  const starts = genes.map((gene) => {
    const candidates = new Candidates(train.genotypes);
    const problem = { candidates, gene, params, expression: train.expression };
    const paths = [whole, ...sets].map((set) => new CandidatePath({ ...problem, set, markerWeights }));
    return { candidates, paths };
  });
  const searches = starts.flatMap(({ candidates: { areKnown }, paths }, k) =>
    paths.map(({ residual: vector }, at) => ({
      ...{ vector, areKnown, rows: sets[at - 1]?.rows ?? rows, limit: 0, list: k * paths.length + at },
    })),
  );
  const { lists } = await sweeps.find(searches, most, partOfProgress(context, 0, FIRST));
  const walkers: Walker[] = [];
  for (const [k, { candidates, paths }] of starts.entries()) {
    candidates.add(lists.slice(k * paths.length, (k + 1) * paths.length).flat());
    const [all, ...own] = paths;
    await all!.start(new Float64Array(0), { signal: context.signal });
    const alphas = walk.alphasOf(k, all!.largest);
    walkers.push({ candidates, alphas, paths: own, states: own.map(() => new Float64Array(0)) });
  }
  return walkers;
}
