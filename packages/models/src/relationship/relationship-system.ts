import { interleavedAt, LANES } from '../kernels/lane-kernels.js';
import { reflectBack } from '../kernels/reflect-back.js';
import { type Tridiagonal, tridiagonalise } from '../kernels/tridiagonalise.js';
import { identity } from '../linear-algebra/identity.js';
import { type GeneBlock, type GeneLanes, laneOf, manyGenes } from './gene-lanes.js';

/** A relationship matrix of the training samples, centred, scaled and in coordinates in which it is tridiagonal. */
export interface RelationshipSystem {
  readonly samples: number;
  /** What the matrix was divided by: its mean diagonal before centring. */
  readonly scale: number;
  readonly diagonal: Float64Array;
  readonly offDiagonal: Float64Array;
  /** Turns the targets of a block into these coordinates: `GeneLanes.turned`. */
  forward(block: GeneBlock): void;
  /** Turns `GeneLanes.solved` of a block back: `GeneLanes.duals`. */
  backward(block: GeneBlock): void;
}

/**
 * Householder reduction of K − means: every variance ratio is then one tridiagonal solve.
 *
 * @param matrix - samples × samples.
 * @param lanes - the genes that will be turned, and where: until the next system is made. For many genes the basis is made, few are reflected.
 * @returns undefined where nothing is left of the matrix.
 */
export function relationshipSystem(matrix: Float64Array, lanes: GeneLanes): RelationshipSystem | undefined {
  const { samples, genes } = lanes;
  if (samples <= 2) return undefined;
  let scale = 0;
  for (let i = 0; i < samples; i++) scale += matrix[i * samples + i]! / samples;
  const centred = centre(matrix, samples);
  let largest = 0;
  for (const value of centred) largest = Math.max(largest, Math.abs(value));
  if (!(largest > 1e-10 * scale)) return undefined;
  const reduced = tridiagonalise(centred, samples, largest);
  return {
    samples,
    scale,
    diagonal: reduced.diagonal.map((value) => (value * largest) / scale),
    offDiagonal: reduced.offDiagonal.map((value) => (value * largest) / scale),
    ...(manyGenes(genes, samples) ? byBasis(reduced, lanes) : byReflection(reduced, lanes)),
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

function byBasis(reduced: Tridiagonal, { samples, size, at, floats, kernels }: GeneLanes): Turn {
  const basis = identity(samples);
  reflectBack(reduced, basis, true);
  for (let row = 0; row < samples; row++) {
    for (let column = 0; column < samples; column++) {
      const value = basis[row * samples + column]!;
      floats.basis[interleavedAt(row, column, size)] = value;
      floats.transposed[interleavedAt(column, row, size)] = value;
    }
  }
  return {
    forward({ first, groups }) {
      kernels.multiplyLanes(at.basis, size, size, at.targets + 4 * first * size, groups, at.turned);
    },
    backward({ groups }) {
      kernels.multiplyLanes(at.transposed, size, size, at.solved, groups, at.duals);
    },
  };
}

function byReflection({ reflectors, scales }: Tridiagonal, { samples, size, floats }: GeneLanes): Turn {
  const reflect = (vector: Float64Array, k: number): void => {
    if (scales[k] === 0) return;
    const from = k * samples;
    let along = 0;
    for (let i = k + 1; i < samples; i++) along += reflectors[from + i]! * vector[i]!;
    along *= scales[k]!;
    for (let i = k + 1; i < samples; i++) vector[i]! -= along * reflectors[from + i]!;
  };
  const vector = new Float64Array(samples);
  const each = (
    source: Float32Array,
    target: Float32Array,
    count: number,
    order: readonly number[],
  ): void => {
    for (let k = 0; k < count; k++) {
      const lane = laneOf(k, size);
      for (let i = 0; i < samples; i++) vector[i] = source[lane + i * LANES]!;
      for (const reflection of order) reflect(vector, reflection);
      for (let i = 0; i < samples; i++) target[lane + i * LANES] = vector[i]!;
    }
  };
  const order = [...scales.keys()];
  const { targets, turned, solved, duals } = floats;
  return {
    forward: ({ first, count }) => {
      each(targets.subarray(first * size), turned, count, order);
    },
    backward: ({ count }) => {
      each(solved, duals, count, order.toReversed());
    },
  };
}
