import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';
import { reduceToTridiagonal, type Tridiagonal, tridiagonalBasis } from '../linear-algebra/tridiagonal.js';

/** A relationship matrix of the training samples, centred, scaled and in coordinates in which it is tridiagonal. */
export interface RelationshipSystem {
  readonly samples: number;
  /** What the matrix was divided by: its mean diagonal before centring. */
  readonly scale: number;
  readonly diagonal: Float64Array;
  readonly offDiagonal: Float64Array;
  /** Turns vectors, one after the other, into these coordinates. */
  forward(vectors: Float64Array, count: number): Float64Array;
  backward(vectors: Float64Array, count: number): Float64Array;
}

/**
 * Householder reduction of K − means: every variance ratio is then one tridiagonal solve.
 *
 * @param matrix - samples × samples.
 * @param targets - how many vectors will be turned: for many the basis is made, for few they are reflected.
 * @returns undefined where nothing is left of the matrix.
 */
export function relationshipSystem(
  matrix: Float64Array,
  samples: number,
  targets: number,
): RelationshipSystem | undefined {
  let scale = 0;
  for (let i = 0; i < samples; i++) scale += matrix[i * samples + i]! / samples;
  const centred = centre(matrix, samples);
  let largest = 0;
  for (const value of centred) largest = Math.max(largest, Math.abs(value));
  if (!(largest > 1e-10 * scale)) return undefined;
  for (let at = 0; at < centred.length; at++) centred[at]! /= largest;
  const reduced = reduceToTridiagonal(centred, samples);
  const turn = targets > samples / 2 ? byBasis(reduced, samples) : byReflection(reduced, samples);
  return {
    samples,
    scale,
    diagonal: reduced.diagonal.map((value) => (value * largest) / scale),
    offDiagonal: reduced.offDiagonal.map((value) => (value * largest) / scale),
    ...turn,
  };
}

/** K less the means of its rows and columns. */
function centre(matrix: Float64Array, samples: number): Float64Array {
  const means = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) means[i]! += matrix[i * samples + j]! / samples;
  }
  const mean = means.reduce((sum, value) => sum + value, 0) / samples;
  return matrix.map((value, at) => value - means[Math.floor(at / samples)]! - means[at % samples]! + mean);
}

type Turn = Pick<RelationshipSystem, 'forward' | 'backward'>;

function byBasis(reduced: Tridiagonal, samples: number): Turn {
  const basis = tridiagonalBasis(reduced);
  const transposed = transpose(basis, samples, samples);
  const by =
    (factor: Float64Array) =>
    (vectors: Float64Array, count: number): Float64Array =>
      multiplyTransposed(vectors, count, factor, samples, samples, new Float64Array(count * samples));
  return { forward: by(basis), backward: by(transposed) };
}

function byReflection({ reflectors, scales }: Tridiagonal, samples: number): Turn {
  const reflect = (vector: Float64Array, k: number): void => {
    if (scales[k] === 0) return;
    const from = k * samples;
    let along = 0;
    for (let i = k + 1; i < samples; i++) along += reflectors[from + i]! * vector[i]!;
    along *= scales[k]!;
    for (let i = k + 1; i < samples; i++) vector[i]! -= along * reflectors[from + i]!;
  };
  const each = (vectors: Float64Array, count: number, order: readonly number[]): Float64Array => {
    const turned = vectors.slice(0, count * samples);
    for (let k = 0; k < count; k++) {
      const vector = turned.subarray(k * samples, (k + 1) * samples);
      for (const reflection of order) reflect(vector, reflection);
    }
    return turned;
  };
  const order = [...scales.keys()];
  return {
    forward: (vectors, count) => each(vectors, count, order),
    backward: (vectors, count) => each(vectors, count, order.toReversed()),
  };
}
