import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import { cisGroups } from '../cis-trans/cis-groups.js';
import { restrict } from '../cis-trans/restrict.js';
import { fitContext, type FitOptions } from '../contract/fit-context.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { ModelError } from '../contract/model-error.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import type { TrainingSet } from '../contract/training-set.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { fitPlacesAnew } from '../susie/fit-places.js';
import { susieParams } from '../susie/susie-params.js';
import { type AnnotationColumn, annotationColumns } from './annotation-columns.js';
import type { Enrichment } from './enrichment.js';
import { annotationMeans, type EnrichmentScores, enrichmentScores } from './enrichment-scores.js';

/** Standard deviation of the log folds that are expected, as TORUS's penalty. */
const PRIOR_DEVIATION = 2;
/** Rounds after which learning ends. */
const MOST_ROUNDS = 10;
/** Change of a log fold below which it ends, in itself and in standard errors. */
const SMALL_STEP = 0.01;
const SMALL_SHARE = 0.05;
const LARGEST_STEP = 1.5;
/** Weight, beside what was observed, of what could be said where all effects were seen: it keeps steps short. */
const DAMPING = 0.2;
/** Stretches of markers whose effects may be shared. */
const REGIONS = 100;
/** Genes that are enough to learn from; of more, every second, every third … is looked at. */
const LEARN_FROM = 1000;
/** Fewer than for a model: where effects are about is enough. */
const SWEEPS = { passes: 3, iterations: 10 };
/** Genes below which little is learned. */
const FEW_GENES = 20;

/** How enrichment is learned. */
export interface EnrichmentOptions extends FitOptions {
  /** Each gene has the markers within so many bases of it; all markers where it is not given. */
  readonly cis?: number | undefined;
}

/**
 * Learns how much more often markers with an annotation act on genes: sums of single effects (`susie`) are fitted to all genes with a prior
 * over markers ∝ e^(λᵀ annotations), and λ is learned from where the effects are, by turns (EM; Carbonetto & Stephens 2013, TORUS of Wen 2016).
 * Standard errors are those of stretches of the genome, so that genes that share an effect count once.
 *
 * @param annotations - annotations × markers (`samples` are the names of the annotations): 0/1 or numbers; markers are found by id.
 * @param train - may be in blocks of markers where `cis` is given: those of some genes are in memory at a time.
 * @throws ModelError where `cis` is given and no gene has a marker near it, or is not given and genotypes are in blocks.
 * @example
 * const enrichment = await learnEnrichment(train, annotations, { cis: 1e6 });
 * const fitted = await susie.fit(train, {}, { markerWeights: enrichment.weights });
 */
export async function learnEnrichment(
  train: TrainingSet | SweptTrainingSet,
  annotations: Matrix,
  { cis, ...options }: EnrichmentOptions = {},
): Promise<Enrichment> {
  const context = fitContext(options);
  const markers = train.genotypes.features;
  const columns = annotationColumns(annotations, markers);
  const count = columns.length;
  const regions = regionsOf(train.genotypes);
  const sets = trainingParts(train, cis);
  let logFolds = new Float64Array(count);
  let errors = new Float64Array(count);
  let genes = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const own = partOfProgress(context, round / MOST_ROUNDS, 1 / MOST_ROUNDS);
    const scores = await scoresAt(sets, columns, regions, weightsBy(columns, markers, logFolds), own);
    const found = stepOf(scores, logFolds);
    genes = scores.genes;
    errors = found.errors;
    logFolds = logFolds.map((value, k) => value + found.step[k]!);
    if (isSmall(found)) break;
  }
  return {
    annotations: columns.map(({ name, kind, markers: own }, k) => ({
      name,
      kind,
      markers: own,
      logFold: logFolds[k]!,
      standardError: errors[k]!,
    })),
    weights: weightsBy(columns, markers, logFolds),
    genes,
    notes: notesOf(columns, markers.length, genes),
  };
}

/** Some genes with some markers, by their indices in the whole set. */
interface TrainingPart {
  readonly markers: Int32Array;
  readonly read: () => TrainingSet;
}

/** Genes to learn from, with the markers near them or all. */
function trainingParts(
  { genotypes, expression }: TrainingSet | SweptTrainingSet,
  cis: number | undefined,
): readonly TrainingPart[] {
  const step = Math.max(1, Math.floor(expression.features.length / LEARN_FROM));
  const chosen = Int32Array.from([...expression.features.keys()].filter((gene) => gene % step === 0));
  const some = step === 1 ? expression : selectFeatures(expression, chosen);
  const inBlocks = 'blocks' in genotypes;
  if (cis !== undefined) {
    const blocks = { genotypes: inBlocks ? genotypes : blocksOfMatrix(genotypes), expression: some };
    return cisGroups([genotypes], some, cis).flatMap(({ genes, markers: [near] }) =>
      near!.length === 0 ? [] : [{ markers: near!, read: () => restrict(blocks, near!, genes) }],
    );
  }
  if (inBlocks) {
    throw new ModelError('input', {
      code: 'enrichment-in-blocks',
      message: 'enrichment among all markers is not learned of genotypes in blocks',
      hint: 'give cis, a number of bases around genes',
    });
  }
  const markers = Int32Array.from(genotypes.features.keys());
  return [{ markers, read: () => ({ genotypes, expression: some }) }];
}

async function scoresAt(
  parts: readonly TrainingPart[],
  columns: readonly AnnotationColumn[],
  regions: Int32Array,
  markerWeights: ReadonlyMap<string, number>,
  context: ReturnType<typeof fitContext>,
): Promise<EnrichmentScores> {
  const scores = enrichmentScores(columns.length, REGIONS);
  const params = susieParams.parse(SWEEPS);
  for (const [index, { markers, read }] of parts.entries()) {
    const set = read();
    const own = partOfProgress(context, index / parts.length, 1 / parts.length);
    const local = columns.map(({ values }) => ({
      values: Float64Array.from(markers, (marker) => values[marker]!),
    }));
    const weights = markerWeightsOf(set.genotypes.features, { markerWeights });
    let place: { readonly means: Float64Array; readonly regions: Int32Array } | undefined;
    await fitPlacesAnew(set, params, { ...own, markerWeights }, (_, prior, inclusion, bins) => {
      if (place === undefined) {
        const regionOfBin = new Int32Array(bins.sizes.length);
        bins.binOf.forEach((bin, marker) => (regionOfBin[bin] = regions[markers[marker]!]!));
        place = { means: annotationMeans(bins, local, weights), regions: regionOfBin };
      }
      scores.add(prior, inclusion, place.means, place.regions);
    });
  }
  scores.finish();
  return scores;
}

/** The change of the log folds, and their standard errors. */
function stepOf(
  { score, observed, clustered, complete }: EnrichmentScores,
  logFolds: Float64Array,
): { readonly step: Float64Array; readonly errors: Float64Array<ArrayBuffer> } {
  const size = score.length;
  const penalty = 1 / PRIOR_DEVIATION ** 2;
  const plusPenalty = (matrix: Float64Array): Float64Array =>
    matrix.map((value, at) => value + (at % (size + 1) === 0 ? penalty : 0));
  const slowed = observed.map((value, at) => value + DAMPING * complete[at]!);
  const towards = score.map((value, k) => value - penalty * logFolds[k]!);
  const step = solve(cholesky(plusPenalty(slowed), size), towards).map((value) =>
    Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, value)),
  );
  const bread = cholesky(plusPenalty(observed), size);
  const meat = plusPenalty(clustered);
  const errors = logFolds.map((_, k) => {
    const row = solve(
      bread,
      Float64Array.from(logFolds, (__, l) => Number(l === k)),
    );
    let variance = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) variance += row[i]! * meat[i * size + j]! * row[j]!;
    return Math.sqrt(variance);
  });
  return { step, errors };
}

/** Whether nothing changes any more. */
function isSmall({ step, errors }: ReturnType<typeof stepOf>): boolean {
  return step.every((value, k) => Math.abs(value) < Math.max(SMALL_STEP, SMALL_SHARE * errors[k]!));
}

/** Solves RᵀR x = b. */
function solve(upper: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) x[i]! -= upper[j * size + i]! * x[j]!;
    x[i]! /= upper[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) x[i]! -= upper[i * size + j]! * x[j]!;
    x[i]! /= upper[i * size + i]!;
  }
  return x;
}

function weightsBy(
  columns: readonly AnnotationColumn[],
  markers: readonly string[],
  logFolds: Float64Array,
): ReadonlyMap<string, number> {
  return new Map(
    markers.map((id, marker) => [
      id,
      Math.exp(columns.reduce((sum, { values }, k) => sum + logFolds[k]! * values[marker]!, 0)),
    ]),
  );
}

/** Markers in the order of their positions, in runs of one length. */
function regionsOf({ features, positions }: Pick<Matrix, 'features' | 'positions'>): Int32Array {
  const keys = positions ? chromosomeKeys(positions.chromosome) : undefined;
  const rank = new Map([...new Set(keys)].map((key, index) => [key, index]));
  const order = [...features.keys()];
  if (keys && positions)
    order.sort(
      (a, b) =>
        rank.get(keys[a]!)! - rank.get(keys[b]!)! || positions.start[a]! - positions.start[b]! || a - b,
    );
  const regions = new Int32Array(features.length);
  order.forEach((marker, index) => (regions[marker] = Math.floor((index * REGIONS) / features.length)));
  return regions;
}

function notesOf(columns: readonly AnnotationColumn[], markers: number, genes: number): string[] {
  const flat = columns.filter(({ kind, markers: own, values }) =>
    kind === 'binary' ? own === 0 || own === markers : values.every((value) => value === 0),
  );
  return [
    ...(flat.length > 0
      ? [
          `annotations that are the same at all markers say nothing: ${flat.map(({ name }) => name).join(', ')}`,
        ]
      : []),
    ...(genes < FEW_GENES
      ? [`enrichment is learned from ${genes} of the ${FEW_GENES} genes or more that it takes`]
      : []),
  ];
}
