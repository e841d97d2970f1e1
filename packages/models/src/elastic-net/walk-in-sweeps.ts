import type { FitContext } from '../contract/fit-context.js';
import type { FoldRows } from '../contract/fold-rows.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { centreGene } from './centre-gene.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { WARM_STEP } from './fit-genes.js';
import { FoldPath } from './fold-path.js';
import type { Lane } from './gene-lanes.js';
import type { MarkerSearch, MarkerSweeps } from './marker-sweeps.js';
import { threshold } from './penalty.js';
import { sampleRows } from './sample-rows.js';

/** Penalties that are solved ahead of a sweep at most; twice as many as the one before it found to be done. */
const BATCH = 8;
/** Vectors that a sweep multiplies, about. */
const VECTORS = 512;
/** What the first sweep is of all the work, about. */
const FIRST = 0.05;
/** Sweeps that some genes share, at most. */
export const MOST_SWEEPS = 100;

/** How many genes share sweeps. */
export const genesAtOnce = (sets: number): number => Math.max(1, Math.floor(VECTORS / (BATCH * sets)));

/** Genes that walk down their penalties in sets of samples. */
export interface SweptWalk<T> {
  readonly train: SweptTrainingSet;
  readonly sets: readonly FoldRows[];
  readonly genes: readonly number[];
  readonly params: ElasticNetParams;
  /** Its progress is that of these genes. */
  readonly context: FitContext;
  /** Falling penalties of gene k of `genes`, given the one at which its first weight leaves zero in all samples. */
  alphasOf(k: number, largest: number): readonly number[];
  /** What to keep of a gene in a set, as it is at a penalty: its squared error on the held samples is told. */
  keep(path: FoldPath, lane: Lane, error: number, markers: Int32Array): T;
  /**
   * Takes what was kept of gene k at its next penalty in each set.
   * @param isOptimal - whether it was looked at among all markers.
   */
  accept(k: number, kept: readonly T[], isOptimal: boolean): void;
  /** Whether a gene goes no further, when all have been taken at a penalty. */
  hasEnded(k: number): boolean;
}

/**
 * Walks down the penalties with few markers in memory (batch screening: Qian et al. 2020). Some penalties ahead are solved among the markers that are there; a sweep multiplies all residuals with
 * all markers, and those penalties are done down to the first at which a marker breaks the optimality conditions; the markers with the largest products are taken in.
 * What is accepted therefore is optimal among all markers, unless sweeps ran out.
 */
export async function walkInSweeps<T>(walk: SweptWalk<T>, sweeps: MarkerSweeps): Promise<void> {
  const { train, sets, genes, params, context } = walk;
  const rows = Int32Array.from(train.genotypes.samples.keys());
  const whole = { rows, held: new Int32Array(0) };
  const starts = [whole, ...sets].flatMap((set) => genes.map((gene) => startOf(walk, set, gene)));
  let markers = Int32Array.from(
    (await sweeps.find(starts, new Int32Array(0), partOfProgress(context, 0, FIRST))).markers,
  ).sort();
  const paths = pathsOn(walk, markers);
  const first = paths(whole);
  const alphas = first.start(genes).map(({ largest }, k) => walk.alphasOf(k, largest));
  first.release();
  let going = [...genes.keys()].filter((k) => alphas[k]!.length > 0);
  let done = 0;
  let ahead = BATCH;
  for (let left = MOST_SWEEPS - 1; going.length > 0; left--) {
    const most = Math.max(...going.map((k) => alphas[k]!.length));
    const end = Math.min(most, done + ahead);
    const share = (1 - FIRST) / most;
    const here = partOfProgress(context, FIRST + share * done, share * (end - done));
    const kept = new Map<string, T>();
    const searches: (MarkerSearch & { readonly place: number })[] = [];
    const pathOf = pathsOn(walk, markers);
    for (const [index, set] of sets.entries()) {
      const path = pathOf(set);
      const lanes = path.start(genes);
      for (const place of placesTo(end, done, alphas[going[0]!]!)) {
        await nextTurn(here, 0);
        const walking = going.filter((k) => place < alphas[k]!.length);
        const errors = path.step(
          walking.map((lane) => ({ lane, alpha: alphas[lane]![place]!, next: alphas[lane]![place + 1] })),
        );
        if (place < done) continue;
        walking.forEach((k, at) => {
          const { set: solution } = lanes[k]!;
          const penalty = { samples: solution.samples, l1Ratio: params.l1Ratio };
          const limit = threshold(penalty, alphas[k]![place]!) * (1 + params.tolerance);
          const vector = new Float64Array(rows.length);
          set.rows.forEach((row, i) => (vector[row] = solution.residual[i]!));
          searches.push({ vector, rows: set.rows, limit, place });
          kept.set(`${k} ${place} ${index}`, walk.keep(path, lanes[k]!, errors[at]!, markers));
        });
      }
      path.release();
    }
    const found = left > 0 ? await sweeps.find(searches, markers, here) : { areAbove: [], markers: [] };
    const broken = searches.filter((_, at) => found.areAbove[at]);
    const until = Math.min(end, ...broken.map(({ place }) => place));
    ahead = Math.min(BATCH, Math.max(2, 2 * (until - done)));
    for (; done < until; done++) {
      for (const k of going) {
        const results = sets.map((_, index) => kept.get(`${k} ${done} ${index}`)!);
        walk.accept(k, results, left > 0);
      }
      going = going.filter((k) => done + 1 < alphas[k]!.length && !walk.hasEnded(k));
    }
    markers = Int32Array.from(new Set([...markers, ...found.markers])).sort();
  }
}

/** Places to solve on the way: of those that are done as few as warm starts need, then all. */
function placesTo(end: number, done: number, alphas: readonly number[]): number[] {
  const places: number[] = [];
  let last = Infinity;
  for (let place = 0; place < end; place++) {
    const isNeeded = place >= done - 1 || alphas[place + 1]! < WARM_STEP * last;
    if (!isNeeded) continue;
    places.push(place);
    last = alphas[place]!;
  }
  return places;
}

/** The expression of a gene in a set of samples, centred. */
function startOf<T>({ train }: SweptWalk<T>, { rows }: FoldRows, gene: number): MarkerSearch {
  const own = new Float64Array(rows.length);
  centreGene(sampleRows(train.expression, rows), gene, own);
  const vector = new Float64Array(train.genotypes.samples.length);
  rows.forEach((row, i) => (vector[row] = own[i]!));
  return { vector, rows, limit: 0 };
}

/** Makes the path of a set of samples among some markers. */
function pathsOn<T>(
  { train: { genotypes, expression }, params, context: { markerWeights } }: SweptWalk<T>,
  markers: Int32Array,
): (set: FoldRows) => FoldPath {
  const matrix = genotypes.select(markers);
  const part = (rows: Int32Array) => ({
    genotypes: sampleRows(matrix, rows),
    expression: sampleRows(expression, rows),
  });
  return ({ rows, held }) =>
    new FoldPath({ train: part(rows), validation: part(held), markerWeights }, params);
}
