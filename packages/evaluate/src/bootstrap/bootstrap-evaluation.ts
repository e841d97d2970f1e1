import type { Rng } from '@snpress/data';
import { multiplyTransposed } from '@snpress/models/linear-algebra';
import { alignSplits, type AlignedSplits } from '../held-out/align-splits.js';
import { createGenePairs, genePairs } from '../held-out/gene-pairs.js';
import { evaluateModel, type EvaluationInput } from '../model/evaluate-model.js';
import type { BootstrapOptions } from './bootstrap-options.js';
import { drawCounts, type DrawnCounts } from './draw-counts.js';
import { addGene, createDrawSums, finishDraws, type HeadlineDraws } from './headline-draws.js';
import type { HeadlineIntervals } from '../model/headline-intervals.js';
import { intervalAround } from './interval-around.js';
import type { Interval } from '../distribution/interval.js';
import { columns, fillSampleColumns } from './sample-columns.js';

/** The interval of what has none. */
const none: Interval = [NaN, NaN];

/** Genes whose sums over all draws are one product of matrices. */
const blockSize = 16;

/**
 * Bootstrap intervals of the headline numbers that `evaluateModel` gives. Samples are resampled, not genes: genes of
 * one sample rise and fall together, so that thousands of them are far from thousands of observations. A sample comes
 * with all its genes, from every split that holds it out.
 *
 * What an interval shall hold is the value that the same fitted models would show, on average, on as many new samples
 * of the same population; it does not say what models trained on other samples would do. Its ends are those of
 * `intervalAround`; docs/statistics.md has the rates at which they were found to hold the truth. What no such interval
 * holds at its rate has none:
 *
 * - r and R² within genes in a cross-validation (NaN). They are biased downwards, as the predictions of different folds are
 *   offset against the observations (see `evaluateModel`): intervals around r were found to hold the truth never.
 * - The median of skill and the share of genes above 0. A resample adds to the noise of each gene's skill, which spreads
 *   the genes and so dulls how far these two move; with splits, that noise is also not that of new samples.
 *
 * Costs draws × genes × samples.
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 */
export function bootstrapEvaluation(
  input: EvaluationInput,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): HeadlineIntervals {
  const { mse, skill, r, withinGene } = evaluateModel(input);
  const aligned = alignSplits(input.name, input.observed, input.splits);
  const { samples, drawn } = drawHeadlines(input.name, aligned, draws, rng);
  const reach = { level, samples, splits: aligned.splits.length };
  const single = aligned.splits.length === 1;
  return {
    level,
    draws,
    mse: intervalAround(mse, drawn.mse, reach, [0, Infinity]),
    skill: {
      pooled: intervalAround(skill.pooled, drawn.pooled, reach, [-Infinity, 1]),
      mean: intervalAround(skill.mean, drawn.mean, reach, [-Infinity, 1]),
    },
    r: { mean: single ? intervalAround(r.mean, drawn.r, reach, [-1, 1]) : none },
    withinGene: single ? intervalAround(withinGene, drawn.withinGene, reach, [-Infinity, 1]) : none,
  };
}

function drawHeadlines(
  name: string,
  aligned: AlignedSplits,
  draws: number,
  rng: Rng,
): { samples: number; drawn: HeadlineDraws } {
  const { placeOf, samples } = heldOutPlaces(aligned);
  const counts = countMatrix(drawCounts(samples, draws, rng), samples);
  const sums = createDrawSums(draws);
  const room = createGenePairs(aligned);
  const genes = aligned.genes.length;
  const stride = columns * Math.min(blockSize, genes);
  const values = new Float64Array(stride * samples);
  const drawn = new Float64Array(draws * stride);
  const meanDifferences = new Float64Array(blockSize);
  for (let first = 0; first < genes; first += blockSize) {
    const size = Math.min(blockSize, genes - first);
    for (let index = 0; index < size; index++) {
      const own = values.subarray(index * columns * samples, (index + 1) * columns * samples);
      const pairs = genePairs(name, aligned, first + index, room);
      meanDifferences[index] = fillSampleColumns(own, pairs, placeOf);
    }
    multiplyTransposed(counts, draws, values, stride, samples, drawn);
    for (let index = 0; index < size; index++)
      addGene(sums, drawn, { stride, offset: index * columns }, meanDifferences[index]!);
  }
  return { samples, drawn: finishDraws(sums) };
}

/** How often each draw has each sample: draws × samples. */
function countMatrix({ from, sample, count }: DrawnCounts, samples: number): Float64Array {
  const matrix = new Float64Array((from.length - 1) * samples);
  for (let draw = 0; draw + 1 < from.length; draw++)
    for (let entry = from[draw]!; entry < from[draw + 1]!; entry++)
      matrix[draw * samples + sample[entry]!] = count[entry]!;
  return matrix;
}

/** The place of each observed sample among those that some split holds out. */
function heldOutPlaces({ samples, splits }: AlignedSplits): { placeOf: Int32Array; samples: number } {
  const placeOf = new Int32Array(samples.length).fill(-1);
  for (const { sampleOf } of splits) for (const sample of sampleOf) placeOf[sample] = 0;
  let place = 0;
  for (const [sample, value] of placeOf.entries()) if (value === 0) placeOf[sample] = place++;
  return { placeOf, samples: place };
}
