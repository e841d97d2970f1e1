import { diagonalise } from './implicit-ql.js';
import { multiplyTransposed } from './multiply-transposed.js';
import { secularRoot } from './secular-root.js';
import { transpose } from './transpose.js';

/** Up to this size, QL costs less. */
const SMALL = 48;

/** Eigenvalues, ascending, and orthonormal eigenvectors, one per row. */
interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * Eigendecomposition of a symmetric tridiagonal matrix by dividing it in two and joining the halves (Cuppen 1981; Gu & Eisenstat 1995),
 * nearly all of it in products of matrices.
 *
 * @param offDiagonal - `offDiagonal[k]` couples k and k + 1.
 * @throws ModelError where the matrix holds values that are not finite.
 */
export function tridiagonalEigen(diagonal: Float64Array, offDiagonal: Float64Array): Eigen {
  const size = diagonal.length;
  if (size <= SMALL) return smallEigen(diagonal, offDiagonal);
  const half = size >> 1;
  const coupling = offDiagonal[half - 1]!;
  const rho = Math.abs(coupling);
  const first = diagonal.slice(0, half);
  const second = diagonal.slice(half);
  first[half - 1]! -= rho;
  second[0]! -= rho;
  const upper = tridiagonalEigen(first, offDiagonal.slice(0, half));
  const lower = tridiagonalEigen(second, offDiagonal.slice(half));
  return join(upper, lower, rho, Math.sign(coupling));
}

function smallEigen(diagonal: Float64Array, offDiagonal: Float64Array): Eigen {
  const size = diagonal.length;
  const values = diagonal.slice();
  const rest = offDiagonal.slice();
  if (size > 0) rest[size - 1] = 0;
  const basis = new Float64Array(size * size);
  for (let k = 0; k < size; k++) basis[k * size + k] = 1;
  diagonalise(values, rest, basis, size);
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  return inOrder(values, basis, order);
}

function inOrder(values: Float64Array, vectors: Float64Array, order: Int32Array): Eigen {
  const size = order.length;
  const sorted = new Float64Array(vectors.length);
  order.forEach((from, to) => {
    sorted.set(vectors.subarray(from * size, (from + 1) * size), to * size);
  });
  return { values: Float64Array.from(order, (from) => values[from]!), vectors: sorted };
}

/** Of diag(upper, lower) + ρ v vᵀ, where v has 1 at the end of the first half and ±1 at the beginning of the second. */
function join(upper: Eigen, lower: Eigen, rho: number, sign: number): Eigen {
  const [above, below] = [upper.values.length, lower.values.length];
  const size = above + below;
  const all = new Float64Array(size * size);
  for (let k = 0; k < above; k++) all.set(upper.vectors.subarray(k * above, (k + 1) * above), k * size);
  for (let k = 0; k < below; k++) {
    all.set(lower.vectors.subarray(k * below, (k + 1) * below), (above + k) * size + above);
  }
  const unsorted = Float64Array.of(...upper.values, ...lower.values);
  const order = Int32Array.from(unsorted.keys()).sort((a, b) => unsorted[a]! - unsorted[b]! || a - b);
  const { values, vectors } = inOrder(unsorted, all, order);
  const z = Float64Array.from({ length: size }, (_, k) => {
    const row = k * size;
    return order[k]! < above ? vectors[row + above - 1]! : sign * vectors[row + above]!;
  });
  const left = deflate(values, vectors, z, rho);
  if (left.length > 0) update(values, vectors, z, rho, left, above);
  return inOrder(
    values,
    vectors,
    Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b),
  );
}

/** Sets apart what the coupling does not change, to rounding: directions that it does not touch, and one of each two with nearly the same value. */
function deflate(values: Float64Array, vectors: Float64Array, z: Float64Array, rho: number): Int32Array {
  const size = values.length;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), rho);
  const tolerance = 8 * Number.EPSILON * largest;
  const left: number[] = [];
  for (let k = 0; k < size; k++) {
    if (rho * Math.abs(z[k]!) <= tolerance) continue;
    const before = left.at(-1);
    if (before !== undefined) {
      const length = Math.hypot(z[k]!, z[before]!);
      const cosine = z[k]! / length;
      const sine = -z[before]! / length;
      const [low, high] = [values[before]!, values[k]!];
      if (Math.abs((high - low) * cosine * sine) <= tolerance) {
        z[k] = length;
        rotate(vectors, size, before, k, cosine, sine);
        values[before] = low * cosine * cosine + high * sine * sine;
        values[k] = low * sine * sine + high * cosine * cosine;
        left.pop();
      }
    }
    left.push(k);
  }
  return Int32Array.from(left);
}

function rotate(
  vectors: Float64Array,
  size: number,
  a: number,
  b: number,
  cosine: number,
  sine: number,
): void {
  for (let i = 0; i < size; i++) {
    const [x, y] = [vectors[a * size + i]!, vectors[b * size + i]!];
    vectors[a * size + i] = cosine * x + sine * y;
    vectors[b * size + i] = cosine * y - sine * x;
  }
}

/** Replaces the pairs that are left by those of diag(d) + ρ z zᵀ. */
function update(
  values: Float64Array,
  vectors: Float64Array,
  z: Float64Array,
  rho: number,
  left: Int32Array,
  above: number,
): void {
  const size = values.length;
  const count = left.length;
  const poles = Float64Array.from(left, (k) => values[k]!);
  const squares = Float64Array.from(left, (k) => z[k]! ** 2);
  const nearest = new Float64Array(count);
  const offsets = new Float64Array(count);
  for (let root = 0; root < count; root++) {
    const { origin, offset } = secularRoot(poles, squares, rho, root);
    nearest[root] = poles[origin]!;
    offsets[root] = offset;
  }
  // The z of which the roots are exact: eigenvectors are then orthogonal however close they are.
  const exact = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const pole = poles[i]!;
    let product = (nearest[count - 1]! - pole + offsets[count - 1]!) / rho;
    for (let j = 0; j < i; j++) product *= (nearest[j]! - pole + offsets[j]!) / (poles[j]! - pole);
    for (let j = i; j < count - 1; j++)
      product *= (nearest[j]! - pole + offsets[j]!) / (poles[j + 1]! - pole);
    exact[i] = Math.sign(z[left[i]!]!) * Math.sqrt(Math.abs(product));
  }
  const turned = new Float64Array(count * count);
  for (let root = 0; root < count; root++) {
    const row = turned.subarray(root * count, (root + 1) * count);
    const near = nearest[root]!;
    const offset = offsets[root]!;
    let square = 0;
    for (let i = 0; i < count; i++) {
      const entry = -exact[i]! / (near - poles[i]! + offset);
      row[i] = entry;
      square += entry * entry;
    }
    const scale = 1 / Math.sqrt(square);
    for (let i = 0; i < count; i++) row[i]! *= scale;
  }
  for (const [from, to] of [
    [0, above],
    [above, size],
  ] as const) {
    multiplyPart(vectors, size, left, turned, from, to);
  }
  left.forEach((k, root) => (values[k] = nearest[root]! + offsets[root]!));
}

/** Coordinates `from` to `to` of the vectors that are left, of which the half that has none there is not multiplied. */
function multiplyPart(
  vectors: Float64Array,
  size: number,
  left: Int32Array,
  turned: Float64Array,
  from: number,
  to: number,
): void {
  const count = left.length;
  const width = to - from;
  const own = Int32Array.from(left.keys()).filter((i) => {
    const row = left[i]! * size;
    for (let at = row + from; at < row + to; at++) if (vectors[at] !== 0) return true;
    return false;
  });
  const factors = new Float64Array(count * own.length);
  for (let root = 0; root < count; root++) {
    for (let k = 0; k < own.length; k++) factors[root * own.length + k] = turned[root * count + own[k]!]!;
  }
  const rows = new Float64Array(own.length * width);
  own.forEach((i, k) => {
    const row = left[i]! * size;
    rows.set(vectors.subarray(row + from, row + to), k * width);
  });
  const columns = transpose(rows, own.length, width);
  const part = new Float64Array(count * width);
  multiplyTransposed(factors, count, columns, width, own.length, part);
  left.forEach((k, root) => {
    vectors.set(part.subarray(root * width, (root + 1) * width), k * size + from);
  });
}
