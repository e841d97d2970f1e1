import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import type { ArrayBundle, Matrix, Rng } from '@snpress/data';
import { layerSums, type Units } from '../kernels/layer-sums.js';
import { activationOf, initialLimit } from './activation.js';
import { fastRandom, symmetricUniforms } from './fast-random.js';

/** Samples whose dosages are laid out together. */
const SAMPLES = 128;

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

/** The sums of a first layer for genotypes, some samples at a time. */
function genotypeSums({ samples, values }: Matrix, layer: PlainLayer): Units {
  const { inputs, outputs } = layer;
  const result = new Float64Array(samples.length * outputs);
  for (let first = 0; first < samples.length; first += SAMPLES) {
    const rows = Math.min(SAMPLES, samples.length - first);
    const dosages = new Float64Array(rows * inputs);
    for (let marker = 0; marker < inputs; marker++) {
      const from = marker * samples.length + first;
      for (let row = 0; row < rows; row++) dosages[row * inputs + marker] = values[from + row]!;
    }
    result.set(layerSums({ rows, columns: inputs, values: dosages }, layer).values, first * outputs);
  }
  return { rows: samples.length, columns: outputs, values: result };
}

/** The activations of every one of `layers`, all of which have units of `activation`: samples × units each, row-major. */
export function layerUnits(
  genotypes: Matrix,
  layers: readonly PlainLayer[],
  activation: Activation,
): Float64Array[] {
  const unit = activationOf[activation];
  const all: Units[] = [];
  for (const layer of layers) {
    const below = all.at(-1);
    const summed = below === undefined ? genotypeSums(genotypes, layer) : layerSums(below, layer);
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
  return layerSums({ rows: genotypes.samples.length, columns: top.inputs, values }, top).values;
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
