import { someOf } from '../errors/some-of.js';
import { originalIds } from '../matrix/original-ids.js';
import { repeatedIds } from '../matrix/repeated-ids.js';
import type { Matrix } from '../matrix/matrix.js';
import type { PositionTable } from './position-table.js';

/** A matrix with positions, and how the ids of the matrix and of the table met. */
export interface PositionedMatrix {
  readonly matrix: Matrix;
  /** Whole sentences with counts. */
  readonly warnings: readonly string[];
}

/**
 * Gives the features of a matrix their positions, by id. An id that repeats in the matrix, or has several positions in the table,
 * tells nothing, unless the table has all features of the matrix line by line. Positions of features that the table lacks are not
 * known.
 */
export function attachPositions(matrix: Matrix, table: PositionTable): PositionedMatrix {
  const { features } = matrix;
  const { ids, positions } = table;
  const isLineByLine = ids.length === features.length && ids.every((id, row) => id === features[row]);
  const rowOf = rowsById(table);
  const repeated = repeatedIds(features);
  const rows = features.map((id, feature) =>
    isLineByLine ? feature : repeated.has(id) ? unclear : rowOf.get(id),
  );
  const at = <T>(of: ArrayLike<T>, row: number | undefined, unknown: T): T =>
    row === undefined || row === unclear ? unknown : of[row]!;

  const known = new Set(originalIds(features));
  const of = (wanted: number | undefined): readonly string[] =>
    originalIds(features).filter((_, feature) => rows[feature] === wanted);
  const withoutFeature = originalIds(ids).filter((id) => !known.has(id));
  const warnings: string[] = [];
  const unknown = (ids: readonly string[], what: string): void => {
    if (ids.length === 0) return;
    warnings.push(
      `${ids.length} of ${features.length} features ${what} (${someOf([...new Set(ids)])}); their positions are not known.`,
    );
  };
  unknown(of(undefined), 'are not in the position table');
  unknown(of(unclear), 'have ids that repeat, so that the position table cannot tell which is which');
  if (withoutFeature.length > 0) {
    warnings.push(
      `${withoutFeature.length} of ${ids.length} ids of the position table are not in the matrix (${someOf(withoutFeature)}).`,
    );
  }
  return {
    matrix: {
      ...matrix,
      positions: {
        chromosome: rows.map((row) => at(positions.chromosome, row, '')),
        start: Float64Array.from(rows, (row) => at(positions.start, row, NaN)),
        end: Float64Array.from(rows, (row) => at(positions.end, row, NaN)),
      },
    },
    warnings,
  };
}

/** The row of what cannot be told apart. */
const unclear = -1;

/** The row of each id, as its file has it; `unclear` where it has several positions, and of `.`. */
function rowsById({ ids, positions }: PositionTable): ReadonlyMap<string, number> {
  const rowOf = new Map([['.', unclear]]);
  for (const [row, id] of originalIds(ids).entries()) {
    const earlier = rowOf.get(id);
    const same = (of: ArrayLike<unknown>): boolean => Object.is(of[earlier!], of[row]);
    if (earlier === undefined) rowOf.set(id, row);
    else if (!(same(positions.chromosome) && same(positions.start) && same(positions.end)))
      rowOf.set(id, unclear);
  }
  return rowOf;
}
