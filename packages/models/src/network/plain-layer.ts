import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import type { ArrayBundle, Matrix, Rng } from '@snpress/data';
import { activationOf, initialLimit } from './activation.js';
import { fastRandom, symmetricUniforms } from './fast-random.js';

/** Random hidden layers on `inputs` markers; biases start at zero. */
export function randomLayers(
  rng: Rng,
  inputs: number,
  hidden: readonly number[],
  activation: Activation,
): PlainLayer[] {
  return hidden.map((outputs, depth) => {
    const from = depth === 0 ? inputs : hidden[depth - 1]!;
    const limit = initialLimit(activation, from, outputs);
    return {
      inputs: from,
      outputs,
      weights: symmetricUniforms(fastRandom(rng.fork(depth)), from * outputs, limit),
      bias: new Float32Array(outputs),
    };
  });
}

/** A linear layer that gives zero. */
export function zeroLayer(inputs: number, outputs: number): PlainLayer {
  return {
    inputs,
    outputs,
    weights: new Float32Array(inputs * outputs),
    bias: new Float32Array(outputs),
  };
}

/** Values by sample (row-major), in double precision. */
export interface Units {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The sums of a first layer for genotypes, which are read marker by marker. */
function genotypeSums(genotypes: Matrix, { outputs, weights, bias }: PlainLayer): Units {
  const rows = genotypes.samples.length;
  const values = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) values.set(bias, row * outputs);
  genotypes.features.forEach((_, marker) => {
    const from = marker * outputs;
    for (let row = 0; row < rows; row++) {
      const dosage = genotypes.values[marker * rows + row]!;
      if (dosage !== 0) addScaled(values, row * outputs, weights, from, outputs, dosage);
    }
  });
  return { rows, columns: outputs, values };
}

function sums({ rows, columns, values }: Units, { outputs, weights, bias }: PlainLayer): Units {
  const result = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    result.set(bias, row * outputs);
    for (let column = 0; column < columns; column++) {
      addScaled(result, row * outputs, weights, column * outputs, outputs, values[row * columns + column]!);
    }
  }
  return { rows, columns: outputs, values: result };
}

function addScaled(
  target: Float64Array,
  at: number,
  source: Float32Array,
  from: number,
  length: number,
  factor: number,
): void {
  for (let index = 0; index < length; index++) target[at + index]! += factor * source[from + index]!;
}

/**
 * The activations of every one of `layers`, all of which have units of `activation`: samples × units each, row-major.
 * @param sumsOf - the sums of the first layer
 */
export function layerUnits(
  genotypes: Matrix,
  layers: readonly PlainLayer[],
  activation: Activation,
  sumsOf: (genotypes: Matrix, first: PlainLayer) => Units = genotypeSums,
): Float64Array[] {
  const unit = activationOf[activation];
  const all: Units[] = [];
  for (const layer of layers) {
    const below = all.at(-1);
    const summed = below === undefined ? sumsOf(genotypes, layer) : sums(below, layer);
    all.push({ ...summed, values: summed.values.map(unit) });
  }
  return all.map(({ values }) => values);
}

/** The activations of the last of `layers`: samples × units, row-major. */
export function hiddenUnits(
  genotypes: Matrix,
  layers: readonly PlainLayer[],
  activation: Activation,
): Float64Array {
  return layerUnits(genotypes, layers, activation).at(-1)!;
}

/** The outputs of a network whose last layer is linear: samples × outputs, row-major. */
export function networkOutput(
  genotypes: Matrix,
  layers: readonly PlainLayer[],
  activation: Activation,
): Float64Array {
  const top = layers.at(-1)!;
  const values = hiddenUnits(genotypes, layers.slice(0, -1), activation);
  return sums({ rows: genotypes.samples.length, columns: top.inputs, values }, top).values;
}

/** Layers as named arrays. */
export function saveLayers(layers: readonly PlainLayer[], prefix = ''): ArrayBundle['arrays'] {
  return Object.fromEntries(
    layers.flatMap(({ weights, bias }, depth) => [
      [`${prefix}weights${depth}`, weights],
      [`${prefix}bias${depth}`, bias],
    ]),
  );
}

/** Restores `count` layers that `saveLayers` saved. */
export function loadLayers(arrays: ArrayBundle['arrays'], count: number, prefix = ''): PlainLayer[] {
  return Array.from({ length: count }, (_, depth) => {
    const weights = arrays[`${prefix}weights${depth}`] as Float32Array;
    const bias = arrays[`${prefix}bias${depth}`] as Float32Array;
    return { inputs: weights.length / bias.length, outputs: bias.length, weights, bias };
  });
}
