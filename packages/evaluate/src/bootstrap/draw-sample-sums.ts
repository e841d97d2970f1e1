import type { Rng } from '@snpress/data';
import { multiplyTransposed } from '@snpress/models/linear-algebra';
import type { AlignedSplits } from '../held-out/align-splits.js';
import { createGenePairs, genePairs } from '../held-out/gene-pairs.js';
import { drawCounts, type DrawnCounts } from './draw-counts.js';
import { columns, fillSampleColumns } from './sample-columns.js';

/** Genes whose sums over all draws are one product of matrices. */
const blockSize = 16;

/** What a gene's sample columns are, summed over each draw: see `addGene`. */
export type VisitGene = (
  gene: number,
  drawn: Float64Array,
  place: { readonly stride: number; readonly offset: number },
  meanDifference: number,
) => void;

/**
 * Sums the sample columns of every gene over each of `draws` resamples of the held-out samples.
 * @returns how many these are
 */
export function drawSampleSums(
  name: string,
  aligned: AlignedSplits,
  draws: number,
  rng: Rng,
  visit: VisitGene,
): number {
  const { placeOf, samples } = heldOutPlaces(aligned);
  const counts = countMatrix(drawCounts(samples, draws, rng), samples);
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
      visit(first + index, drawn, { stride, offset: index * columns }, meanDifferences[index]!);
  }
  return samples;
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
