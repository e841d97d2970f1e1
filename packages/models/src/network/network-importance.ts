import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import type { Matrix } from '@snpress/data';
import { gram } from '../linear-algebra/gram.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { varianceIn } from '../linear/column-variance.js';
import { distinctColumns } from '../linear/distinct-columns.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { sharedVariance } from '../linear/shared-variance.js';
import type { RotationBasis } from '../target-rotation/rotation-basis.js';
import { slopeAt } from './activation.js';
import { layerUnits } from './plain-layer.js';

/** Numbers of slopes of a unit that are multiplied at a time. */
const TOGETHER = 1024;

/** `MarkerImportance.measure` of networks. */
export const networkMeasure = 'share of training expression variance, linearised';

/**
 * The importance of linear models (`linearImportance`) with the network's slope at each training sample in place of the
 * weight: Σ_g mean_i (∂f_g/∂x_j)² var(x_j) / Σ_g var(y_g). As V is orthonormal, the sum over genes is one over rotated
 * outputs; as ∂f/∂x_j = w_jᵀ C_i with the first layer's weights w_j, it is the quadratic form w_jᵀ (mean_i C_i C_iᵀ) w_j.
 * Costs samples × units² × (outputs, or the units below them where these are fewer) + markers × units².
 *
 * @param members - the networks of the ensemble, whose mean predicts.
 */
export function networkImportance(
  genotypes: Matrix,
  members: readonly (readonly PlainLayer[])[],
  activation: Activation,
  basis: RotationBasis,
): Float64Array {
  const { features } = genotypes;
  if (members.length === 0) return new Float64Array(features.length);
  const form = slopeGram(genotypes, withFewOutputs(members), activation);
  const units = Math.sqrt(form.length);

  const columns = distinctColumns(genotypes);
  const { group, sign, representatives } = columns;
  const joined = new Float64Array(representatives.length * units);
  group.forEach((index, marker) => {
    if (index < 0) return;
    let at = index * units;
    for (const [first] of members) {
      const { outputs, weights } = first!;
      for (let unit = 0; unit < outputs; unit++) {
        joined[at++]! += sign[marker]! * weights[marker * outputs + unit]!;
      }
    }
  });
  const products = multiplyTransposed(
    joined,
    representatives.length,
    form,
    units,
    units,
    new Float64Array(joined.length),
  );
  const squares = Float64Array.from(representatives, (_, index) => {
    let square = 0;
    for (let at = index * units; at < (index + 1) * units; at++) square += joined[at]! * products[at]!;
    return Math.max(0, square);
  });
  return sharedVariance(varianceIn(genotypes), columns, squares, expressionVariance(basis.expression));
}

/**
 * Networks with the same C_i C_iᵀ for every sample and no more outputs than units below them: only the products of the last layers' weights with each other
 * count, V Vᵀ = Q Λ Qᵀ, and Q √Λ has the same.
 */
function withFewOutputs(members: readonly (readonly PlainLayer[])[]): readonly (readonly PlainLayer[])[] {
  const tops = members.map((layers) => layers.at(-1)!);
  const inputs = tops.reduce((sum, top) => sum + top.inputs, 0);
  const { outputs } = tops[0]!;
  if (inputs >= outputs) return members;
  const weights = new Float64Array(outputs * inputs);
  let from = 0;
  for (const top of tops) {
    top.weights.forEach((weight, at) => {
      weights[(at % outputs) * inputs + from + Math.floor(at / outputs)] = weight;
    });
    from += top.inputs;
  }
  const { values, vectors } = symmetricEigen(gram(weights, inputs, outputs), inputs);
  from = 0;
  return members.map((layers, member) => {
    const top = tops[member]!;
    const own = Float32Array.from({ length: top.inputs * inputs }, (_, at) => {
      const output = at % inputs;
      const input = from + Math.floor(at / inputs);
      return Math.sqrt(Math.max(0, values[output]!)) * vectors[output * inputs + input]!;
    });
    from += top.inputs;
    return [...layers.slice(0, -1), { ...top, outputs: inputs, weights: own }];
  });
}

/** mean_i C_i C_iᵀ, where C_i is the slope of the outputs with respect to the first sums of all networks at sample i. */
function slopeGram(
  genotypes: Matrix,
  members: readonly (readonly PlainLayer[])[],
  activation: Activation,
): Float64Array {
  const samples = genotypes.samples.length;
  const { outputs } = members[0]!.at(-1)!;
  const units = members.reduce((sum, [first]) => sum + first!.outputs, 0);
  const networks = members.map((layers) => backward(genotypes, layers, activation));
  const total = new Float64Array(units * units);
  const some = Math.max(1, Math.floor(TOGETHER / outputs));
  const slopes = new Float64Array(some * outputs * units);
  for (let from = 0; from < samples; from += some) {
    const count = Math.min(some, samples - from);
    for (let sample = 0; sample < count; sample++) {
      let first = sample * outputs * units;
      networks.forEach((slopesAt, member) => {
        const own = slopesAt(from + sample);
        const width = members[member]![0]!.outputs;
        for (let output = 0; output < outputs; output++)
          slopes.set(own.subarray(output * width, (output + 1) * width), first + output * units);
        first += width;
      });
    }
    const part = gram(slopes, units, count * outputs);
    for (let at = 0; at < total.length; at++) total[at]! += part[at]!;
  }
  const scale = 1 / (samples * members.length ** 2);
  return total.map((sum) => sum * scale);
}

/** Gives a network's slopes at a sample, outputs × units of the first layer. */
function backward(
  genotypes: Matrix,
  layers: readonly PlainLayer[],
  activation: Activation,
): (sample: number) => Float64Array {
  const hidden = layers.slice(0, -1);
  const units = layerUnits(genotypes, hidden, activation);
  const weights = layers.map((layer) => Float64Array.from(layer.weights));
  const top = layers.at(-1)!;
  const { outputs } = top;
  const last = new Float64Array(top.weights.length);
  for (let input = 0; input < top.inputs; input++) {
    for (let output = 0; output < outputs; output++) {
      last[output * top.inputs + input] = top.weights[input * outputs + output]!;
    }
  }
  return (sample) => {
    let slopes = last.slice();
    for (let depth = hidden.length - 1; depth >= 0; depth--) {
      const { inputs, outputs: width } = hidden[depth]!;
      const own = units[depth]!.subarray(sample * width, (sample + 1) * width).map(slopeAt[activation]);
      for (let at = 0; at < slopes.length; at += width)
        for (let unit = 0; unit < width; unit++) slopes[at + unit]! *= own[unit]!;
      if (depth === 0) break;
      const below = new Float64Array(outputs * inputs);
      slopes = multiplyTransposed(slopes, outputs, weights[depth]!, inputs, width, below);
    }
    return slopes;
  };
}
