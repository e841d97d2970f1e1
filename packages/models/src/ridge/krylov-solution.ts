import { dot } from '../linear-algebra/dot.js';

/** Of the largest entry: a direction that is shorter is rounding. */
const NEGLIGIBLE = 1e-6;

/** Values of a gene that ridge is fitted to, and the samples that it is to predict. */
export interface KrylovTarget {
  /** Of all samples. */
  readonly values: Float32Array;
  /** The samples that are fitted to, ascending. */
  readonly rows: Int32Array;
  /** The samples that are predicted. */
  readonly held: Int32Array;
}

/** The weights of samples in a prediction: centred genotypes times Xᵀ times these. */
interface SampleWeights {
  /** What is predicted where every marker is at its mean over all samples. */
  readonly intercept: number;
  /** Of all samples. */
  readonly weights: Float64Array;
}

/** Ridge of one target for any λ, in a Krylov space that grows with every product with K = X Xᵀ. */
export interface KrylovSolution {
  /** Whether another product can tell more. */
  readonly isComplete: boolean;
  /** Whether the residual with this λ is below so much of the target's length. */
  isSolved(lambda: number, tolerance: number): boolean;
  /** Writes what K is to be multiplied with, of all samples. */
  writeNext(vector: Float64Array): void;
  /** Takes the product, of genotypes as they are. */
  addProduct(product: Float64Array): void;
  sampleWeights(lambda: number): SampleWeights;
  /** Predictions of the held samples. */
  predict(lambda: number): Float64Array;
}

/**
 * (P K P + λ) α = P y, where P takes the mean over the target's samples: marker means are then those of these samples. By Lanczos' method with
 * full reorthogonalisation: after m products, Qᵀ P K P Q = T is tridiagonal in an orthonormal basis Q of the Krylov space, and α = Q (T + λ)⁻¹ Qᵀ y is what m
 * steps of conjugate gradients give, for every λ (Paige & Saunders 1975; Golub & Van Loan 2013, §11.3).
 */
export function krylovSolution({ values, rows, held }: KrylovTarget): KrylovSolution {
  const count = rows.length;
  const all = Int32Array.from(values.keys());
  const mean = meanOver(rows, values);
  const start = take(values, rows, mean, new Float64Array(count));
  const length = Math.sqrt(dot(start, 0, start, 0, count));
  const basis: Float32Array[] = [];
  /** Of each direction: what it adds to the held samples, and to where every marker is at its mean over all samples. */
  const images: Float32Array[] = [];
  const levels: number[] = [];
  const diagonal: number[] = [];
  const offDiagonal: number[] = [];
  let next = length > 0 ? start.map((value) => value / length) : undefined;

  const coefficients = (lambda: number): Float64Array =>
    lambda === Infinity
      ? new Float64Array(diagonal.length)
      : solveTridiagonal(diagonal, offDiagonal, lambda, length);
  return {
    get isComplete() {
      return next === undefined;
    },
    isSolved(lambda, tolerance) {
      if (lambda === Infinity) return true;
      const last = coefficients(lambda).at(-1);
      return last !== undefined && offDiagonal.at(-1)! * Math.abs(last) <= tolerance * length;
    },
    writeNext(vector) {
      rows.forEach((row, k) => (vector[row] = next![k]!));
    },
    addProduct(product) {
      const level = meanOver(rows, product);
      const image = take(product, rows, level, new Float64Array(count));
      images.push(take(product, held, level, new Float32Array(held.length)));
      levels.push(meanOver(all, product) - level);
      basis.push(new Float32Array(next!));
      diagonal.push(Math.max(0, dot(image, 0, next!, 0, count)));
      // Twice is enough.
      for (let round = 0; round < 2; round++) for (const direction of basis) removePart(image, direction);
      const rest = Math.sqrt(dot(image, 0, image, 0, count));
      const isRounding = rest <= NEGLIGIBLE * Math.max(...diagonal, ...offDiagonal);
      offDiagonal.push(isRounding ? 0 : rest);
      next = isRounding || basis.length >= count - 1 ? undefined : image.map((value) => value / rest);
    },
    sampleWeights(lambda) {
      const weights = new Float64Array(values.length);
      let intercept = mean;
      coefficients(lambda).forEach((coefficient, k) => {
        intercept += coefficient * levels[k]!;
        rows.forEach((row, at) => (weights[row]! += coefficient * basis[k]![at]!));
      });
      return { intercept, weights };
    },
    predict(lambda) {
      const predicted = new Float64Array(held.length).fill(mean);
      coefficients(lambda).forEach((coefficient, k) => {
        images[k]!.forEach((value, at) => (predicted[at]! += coefficient * value));
      });
      return predicted;
    },
  };
}

function meanOver(rows: Int32Array, values: Float32Array | Float64Array): number {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) sum += values[rows[k]!]!;
  return sum / rows.length;
}

/** The values of some rows less their level. */
function take<T extends Float32Array | Float64Array>(
  values: Float32Array | Float64Array,
  rows: Int32Array,
  level: number,
  into: T,
): T {
  for (let k = 0; k < rows.length; k++) into[k] = values[rows[k]!]! - level;
  return into;
}

/** Less its part along a direction. */
function removePart(vector: Float64Array, direction: Float32Array): void {
  let part = 0;
  for (let at = 0; at < vector.length; at++) part += vector[at]! * direction[at]!;
  for (let at = 0; at < vector.length; at++) vector[at]! -= part * direction[at]!;
}

/** (T + λ)⁻¹ of the first unit vector times `length`; T + λ is positive definite, or 0. */
function solveTridiagonal(
  diagonal: readonly number[],
  offDiagonal: readonly number[],
  lambda: number,
  length: number,
): Float64Array {
  const pivots = new Float64Array(diagonal.length);
  const result = new Float64Array(diagonal.length);
  let [factor, right] = [0, length];
  diagonal.forEach((value, k) => {
    pivots[k] = value + lambda - (k === 0 ? 0 : factor * offDiagonal[k - 1]!);
    result[k] = right;
    factor = offDiagonal[k]! / pivots[k];
    right *= -factor;
  });
  for (let k = diagonal.length - 1; k >= 0; k--) {
    const above = k + 1 < diagonal.length ? offDiagonal[k]! * result[k + 1]! : 0;
    result[k] = pivots[k] === 0 ? 0 : (result[k]! - above) / pivots[k]!;
  }
  return result;
}
