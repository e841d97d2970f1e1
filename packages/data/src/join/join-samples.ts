import { shellQuoted } from '../words/shell-quoted.js';
import { DataError } from '../errors/data-error.js';
import { counted } from '../words/counted.js';
import { someOf } from '../errors/some-of.js';
import { createMatrix } from '../matrix/create-matrix.js';
import type { Matrix } from '../matrix/matrix.js';
import { selectFeatures } from '../matrix/select-features.js';
import { originalIds } from '../matrix/original-ids.js';
import { uniqueIds } from '../matrix/unique-ids.js';
import { applyReconciliation } from '../reconcile/apply-reconciliation.js';
import { markersOf } from '../reconcile/markers-of.js';
import { reconcileMarkers } from '../reconcile/reconcile-markers.js';
import type { GenotypePart, JoinedGenotypes } from './genotype-part.js';

/**
 * Joins files of the same markers and of other samples: the markers that all of them have, in the order of the first and
 * counting its alleles, with the samples of all. Which marker is which says `reconcileMarkers`.
 * @throws DataError where a file has no marker of the first.
 */
export function joinSamples(parts: readonly GenotypePart[], ploidy: 1 | 2): JoinedGenotypes {
  const [first, ...others] = parts as [GenotypePart, ...GenotypePart[]];
  const reference = markersOf(first.matrix, ploidy);
  const warnings: string[] = [];
  const inAll = new Uint8Array(reference.ids.length).fill(1);
  const matrices: Matrix[] = [first.matrix];
  for (const { name, matrix } of others) {
    const reconciliation = reconcileMarkers(reference, markersOf(matrix, ploidy));
    const { columns, summary } = reconciliation;
    if (summary.met === 0) throw nothingMet(first, { name, matrix });
    columns.forEach((column, marker) => {
      if (column === -1) inAll[marker] = 0;
    });
    const flipped = summary.flipped > 0 ? `, ${summary.flipped} of them flipped` : '';
    warnings.push(
      `${name}: met ${summary.met} of ${counted(summary.reference, 'marker')} of ${first.name}${flipped}; left out ${counted(summary.dropped, 'other')}.`,
      ...reconciliation.warnings.map((warning) => `${name}: ${warning}`),
    );
    matrices.push(applyReconciliation(reconciliation, matrix, ploidy));
  }
  const kept = reference.ids.flatMap((_, marker) => (inAll[marker] === 1 ? [marker] : []));
  if (kept.length === 0)
    throw new DataError({
      message: `No marker is in all of ${parts.map(({ name }) => name).join(', ')}`,
      hint: 'Compare them two by two: snpress data reconcile REFERENCE FILE',
    });
  const samples = matrices.flatMap((matrix) => matrix.samples);
  const values = new Float32Array(samples.length * kept.length);
  let row = 0;
  for (const matrix of matrices) {
    const count = matrix.samples.length;
    kept.forEach((marker, at) => {
      values.set(matrix.values.subarray(marker * count, (marker + 1) * count), at * samples.length + row);
    });
    row += count;
  }
  const { positions, alleles } = selectFeatures(
    { ...first.matrix, samples: [], values: new Float32Array(0) },
    kept,
  );
  return {
    matrix: createMatrix({
      samples,
      // Of ids that repeat, those that are left may no longer do so.
      features: uniqueIds(originalsOf(reference.ids, kept)).ids,
      values,
      positions,
      alleles,
      ploidy: first.matrix.ploidy,
    }),
    warnings,
  };
}

function originalsOf(ids: readonly string[], kept: readonly number[]): readonly string[] {
  const original = originalIds(ids);
  return kept.map((marker) => original[marker]!);
}

function nothingMet(first: GenotypePart, other: GenotypePart): DataError {
  const shown = ({ name, matrix }: GenotypePart): string =>
    `${name} has ${someOf(matrix.features)} (${counted(matrix.features.length, 'marker')})`;
  return new DataError({
    message: `No marker of one genotype file is in the other: ${shown(first)}, ${shown(other)}`,
    hint: `See why: snpress data reconcile ${shellQuoted(first.name)} ${shellQuoted(other.name)} --out markers.csv`,
  });
}
