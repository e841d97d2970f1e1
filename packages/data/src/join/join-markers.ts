import { someOf } from '../errors/some-of.js';
import { createMatrix } from '../matrix/create-matrix.js';
import type { Matrix } from '../matrix/matrix.js';
import { selectFeatures } from '../matrix/select-features.js';
import { selectSamples } from '../matrix/select-samples.js';
import { uniqueIds } from '../matrix/unique-ids.js';
import { markersOf } from '../reconcile/markers-of.js';
import { reconcileMarkers } from '../reconcile/reconcile-markers.js';
import { counted } from '../words/counted.js';
import { leftOutSamples } from './left-out-samples.js';
import { createMarkerPlaces } from './marker-places.js';
import type { GenotypePart, JoinedGenotypes } from './genotype-part.js';

/**
 * Joins files of the same samples and of other markers, such as one for each chromosome: the samples that all of them have,
 * in the order of the first, with the markers of all. A marker that an earlier file has too is taken from there.
 * @param samples - those that all files have
 */
export function joinMarkers(parts: readonly GenotypePart[], samples: readonly string[]): JoinedGenotypes {
  const warnings: string[] = [];
  const matrices: Matrix[] = [];
  const met = createMarkerPlaces();
  for (const { name, matrix } of parts) {
    warnings.push(...leftOutSamples(name, matrix.samples.length, samples.length));
    const repeated = met.has(matrix) ? inEarlier(matrices, matrix) : new Set<number>();
    const own = matrix.features.flatMap((_, marker) => (repeated.has(marker) ? [] : [marker]));
    if (repeated.size > 0) {
      const ids = [...repeated].map((marker) => matrix.features[marker]!);
      warnings.push(
        `${name}: left out ${counted(repeated.size, 'marker')} that an earlier genotype file has too (${someOf(ids)}).`,
      );
    }
    const rowOf = new Map(matrix.samples.map((id, row) => [id, row]));
    const rows = samples.map((id) => rowOf.get(id)!);
    matrices.push(selectSamples(repeated.size > 0 ? selectFeatures(matrix, own) : matrix, rows));
  }
  const { ids, renamed } = uniqueIds(matrices.flatMap(({ features }) => features));
  if (renamed.length > 0)
    warnings.push(
      `Renamed ${counted(renamed.length, 'marker')} of ids that other markers of earlier genotype files have (${someOf(renamed)}).`,
    );
  return { matrix: stacked(matrices, samples, ids), warnings };
}

/** The markers of a matrix that earlier ones have too. */
function inEarlier(earlier: readonly Matrix[], matrix: Matrix): ReadonlySet<number> {
  const given = markersOf(matrix, 2);
  const repeated = new Set<number>();
  for (const one of earlier) {
    for (const column of reconcileMarkers(markersOf(one, 2), given).columns)
      if (column !== -1) repeated.add(column);
  }
  return repeated;
}

function stacked(
  matrices: readonly Matrix[],
  samples: readonly string[],
  features: readonly string[],
): Matrix {
  const values = new Float32Array(samples.length * features.length);
  const start = new Float64Array(features.length).fill(NaN);
  const end = new Float64Array(features.length).fill(NaN);
  let marker = 0;
  for (const matrix of matrices) {
    values.set(matrix.values, marker * samples.length);
    if (matrix.positions) {
      start.set(matrix.positions.start, marker);
      end.set(matrix.positions.end, marker);
    }
    marker += matrix.features.length;
  }
  /** A name of each marker, empty where its file does not know it. */
  const names = (of: (matrix: Matrix) => readonly string[] | undefined): string[] =>
    matrices.flatMap((matrix) => of(matrix) ?? matrix.features.map(() => ''));
  const ploidies = new Set(matrices.map(({ ploidy }) => ploidy));
  return createMatrix({
    samples,
    features,
    values,
    ...(matrices.some(({ positions }) => positions)
      ? { positions: { chromosome: names(({ positions }) => positions?.chromosome), start, end } }
      : {}),
    ...(matrices.some(({ alleles }) => alleles)
      ? {
          alleles: {
            counted: names(({ alleles }) => alleles?.counted),
            other: names(({ alleles }) => alleles?.other),
          },
        }
      : {}),
    ...(ploidies.size === 1 ? { ploidy: [...ploidies][0] } : {}),
  });
}
