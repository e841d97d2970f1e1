import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import type { GenotypeBlocks } from '@snpress/data';
import { z } from 'zod';
import { ploidyOfDosages } from '../alleles/ploidy-of-dosages.js';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { fittedFilter, loadFilter } from '../step/fitted-filter.js';
import type { FittedStep, Step } from '../step/step.js';
import { orderMarkers } from './order-markers.js';
import { pruneChromosome } from './prune-chromosome.js';

const params = z.strictObject({
  window: z
    .union([z.int().min(2), z.strictObject({ bases: z.number().positive() })])
    .default(50)
    .describe(
      'Markers are compared with those near them: in a window of so many markers, or { bases: 250000 } apart at most.',
    ),
  r2: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe('The largest squared correlation of two markers in one window that are both kept.'),
});

type PruneParams = z.output<typeof params>;

/** Drops markers that say much the same as one that is kept near them (linkage disequilibrium). */
export const pruneLd: Step<PruneParams, z.input<typeof params>> = {
  name: 'pruneLd',
  summary: 'Drops markers in linkage disequilibrium with a marker near them that is kept.',
  params,
  traits: { drops: true, reads: 'dosages' },
  fit: (train, params) => prune(blocksOfMatrix(train), params),
  fitBlocks: prune,
  load: (bundle, features) => loadFilter('pruneLd', bundle, features),
};

function prune(train: GenotypeBlocks, { window, r2 }: PruneParams): FittedStep {
  const ploidy = ploidyOfDosages('pruneLd', train);
  const { chromosomes, unplaced } = orderMarkers(train);
  const kept = chromosomes.flatMap((columns) =>
    pruneChromosome(train, ploidy, columns, nearness(train, columns, window), r2),
  );
  return fittedFilter(
    'pruneLd',
    train.features,
    Int32Array.from([...kept, ...unplaced]).sort(),
    warningsOf(train, unplaced.length),
  );
}

/** Whether the k-th marker of a chromosome and a later one are in one window. */
function nearness(
  { positions }: Pick<GenotypeBlocks, 'positions'>,
  columns: Int32Array,
  window: PruneParams['window'],
): (earlier: number, later: number) => boolean {
  if (typeof window === 'number') return (earlier, later) => later - earlier < window;
  if (positions === undefined) {
    throw new PreprocessError({
      code: 'no-positions',
      message: 'pruneLd with a window in bases needs the positions of the markers',
      hint: 'give data.snpPositions, or a window in markers, such as window: 50',
    });
  }
  const at = (rank: number): number => positions.start[columns[rank]!]!;
  return (earlier, later) => at(later) - at(earlier) <= window.bases;
}

function warningsOf(
  { features, positions }: Pick<GenotypeBlocks, 'features' | 'positions'>,
  unplaced: number,
): string[] {
  if (positions === undefined) {
    return [
      'pruneLd does not know where the markers lie and takes them in the order of the file, as of one chromosome; ' +
        'give data.snpPositions.',
    ];
  }
  if (unplaced === 0) return [];
  return [
    `pruneLd keeps ${unplaced} of ${counted(features.length, 'marker')} whose positions are not known, without comparing them.`,
  ];
}
