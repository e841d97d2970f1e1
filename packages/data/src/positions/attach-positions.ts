import { someOf } from '../errors/some-of.js';
import { createMatrix } from '../matrix/create-matrix.js';
import type { Matrix } from '../matrix/matrix.js';
import type { PositionTable } from './position-table.js';

/** A matrix with positions, and how the ids of the matrix and of the table met. */
export interface PositionedMatrix {
  readonly matrix: Matrix;
  /** Whole sentences with counts. */
  readonly warnings: readonly string[];
}

/**
 * Gives the features of a matrix their positions, by id. Where an id repeats, in the matrix and in the table, the
 * k-th in the matrix gets the k-th position of the table. Positions of features that the table lacks are not known.
 */
export function attachPositions(matrix: Matrix, { ids, positions }: PositionTable): PositionedMatrix {
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const rows = matrix.features.map((id) => rowOf.get(id));
  const coordinates = (of: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => (row === undefined ? NaN : of[row]!));

  const known = new Set(matrix.features);
  const withoutPosition = matrix.features.filter((_, feature) => rows[feature] === undefined);
  const withoutFeature = ids.filter((id) => !known.has(id));
  const warnings: string[] = [];
  if (withoutPosition.length > 0) {
    warnings.push(
      `${withoutPosition.length} of ${matrix.features.length} features are not in the position table (${someOf(withoutPosition)}); their positions are not known.`,
    );
  }
  if (withoutFeature.length > 0) {
    warnings.push(
      `${withoutFeature.length} of ${ids.length} ids of the position table are not in the matrix (${someOf(withoutFeature)}).`,
    );
  }
  return {
    matrix: createMatrix({
      ...matrix,
      positions: {
        chromosome: rows.map((row) => (row === undefined ? '' : positions.chromosome[row]!)),
        start: coordinates(positions.start),
        end: coordinates(positions.end),
      },
    }),
    warnings,
  };
}
