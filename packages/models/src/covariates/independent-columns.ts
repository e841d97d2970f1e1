/** A column whose part beyond the others is shorter than this share of it is a combination of them. */
const DEPENDENT = 1e-6;

/** Columns that are not combinations of others, and what they are in an orthonormal basis. */
export interface IndependentColumns {
  /** Ascending indices of the columns that are kept: each column that is no combination of those before it. */
  readonly kept: readonly number[];
  /** Orthonormal, column after column: as many as are kept. */
  readonly basis: Float64Array;
  /** Upper triangular, kept × kept, row-major: kept columns = basis · factor. */
  readonly factor: Float64Array;
}

/**
 * QR decomposition of columns in their order, by Gram–Schmidt done twice (which is as good as Householder's; Giraud et
 * al. 2005), without those that are zero or combinations of the ones before.
 *
 * @param values - column after column, `rows` each.
 */
export function independentColumns(values: Float64Array, rows: number): IndependentColumns {
  const columns = values.length / rows;
  const kept: number[] = [];
  const basis: Float64Array[] = [];
  const coordinates: Float64Array[] = [];
  for (let column = 0; column < columns; column++) {
    const rest = values.slice(column * rows, (column + 1) * rows);
    const length = norm(rest);
    const along = new Float64Array(basis.length + 1);
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((direction, k) => {
        const product = inner(rest, direction);
        along[k]! += product;
        for (let row = 0; row < rows; row++) rest[row]! -= product * direction[row]!;
      });
    }
    const beyond = norm(rest);
    if (length === 0 || beyond <= DEPENDENT * length) continue;
    along[basis.length] = beyond;
    kept.push(column);
    basis.push(rest.map((value) => value / beyond));
    coordinates.push(along);
  }
  const size = kept.length;
  const factor = new Float64Array(size * size);
  coordinates.forEach((along, column) => {
    along.forEach((value, row) => (factor[row * size + column] = value));
  });
  const flat = new Float64Array(size * rows);
  basis.forEach((direction, k) => {
    flat.set(direction, k * rows);
  });
  return { kept, basis: flat, factor };
}

/**
 * The coefficients of kept columns that fit some values best, by least squares.
 * @param target - `rows` values.
 * @param result - receives one coefficient per kept column from `offset` on.
 */
export function leastSquares(
  { kept, basis, factor }: IndependentColumns,
  target: Float64Array,
  result: Float64Array,
  offset: number,
): void {
  const rows = target.length;
  const size = kept.length;
  for (let k = size - 1; k >= 0; k--) {
    let sum = inner(basis.subarray(k * rows, (k + 1) * rows), target);
    for (let other = k + 1; other < size; other++) sum -= factor[k * size + other]! * result[offset + other]!;
    result[offset + k] = sum / factor[k * size + k]!;
  }
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!;
  return sum;
}

function norm(values: Float64Array): number {
  return Math.sqrt(inner(values, values));
}
