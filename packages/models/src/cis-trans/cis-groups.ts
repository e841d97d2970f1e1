import type { Matrix } from '@snpress/data';
import { ModelError } from '../contract/model-error.js';
import { findCisMarkers } from './cis-markers.js';
import { cisRanges } from './cis-ranges.js';

/** Genes that are trained on the same markers, in every set of genotypes. */
export interface MarkerGroup {
  /** Ascending indices into the expression. */
  readonly genes: Int32Array;
  /** Their markers in each set, as ascending indices into its genotypes; empty where there are none. */
  readonly markers: readonly Int32Array[];
}

/**
 * Groups genes by their cis markers, in order of their first genes.
 *
 * @param sets - genotypes whose markers may differ: of a training set, and of the folds in it.
 * @throws ModelError where no gene has cis markers in the first set, with the reason.
 */
export function cisGroups(
  sets: readonly Pick<Matrix, 'features' | 'positions'>[],
  expression: Pick<Matrix, 'features' | 'positions'>,
  window: number,
): readonly MarkerGroup[] {
  const found = findCisMarkers(sets[0]!, expression, window);
  if (found.genes.length === 0) {
    throw new ModelError('input', {
      code: 'no-cis-markers',
      message: [`no gene has a marker within ${window} bases`, ...found.warnings.slice(0, 1)].join('. '),
      hint: found.warnings.length > 0 ? undefined : 'give a wider window',
    });
  }
  const ranges = sets.map((genotypes) => cisRanges(genotypes, expression, window));
  const groups = new Map<string, { genes: number[]; markers: Int32Array[] }>();
  for (const gene of expression.features.keys()) {
    const own = ranges.map((set) => {
      const range = set.rangeOf(gene);
      return range === undefined || range.from === range.to ? undefined : range;
    });
    const key = own.map((range) => (range ? `${range.chromosome}:${range.from}-${range.to}` : '')).join();
    const group = groups.get(key);
    if (group !== undefined) {
      group.genes.push(gene);
      continue;
    }
    const markers = own.map((range, set) => (range ? ranges[set]!.markersIn(range) : new Int32Array(0)));
    groups.set(key, { genes: [gene], markers });
  }
  return [...groups.values()].map(({ genes, markers }) => ({ genes: Int32Array.from(genes), markers }));
}
