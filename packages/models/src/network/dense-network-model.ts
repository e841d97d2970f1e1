import type { PlainLayer } from '../contract/plain-layer.js';
import type { DenseModel } from '../contract/dense-model.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import type { NetworkModel } from './network-model.js';

/** An ensemble as its hidden layers side by side, the mean of its outputs, and the basis that turns this into genes. */
export function denseNetworkModel({ markers, activation, basis, members }: NetworkModel): DenseModel {
  const { expression, rank, unrotation } = basis;
  const trained = expression.samples.length;
  return {
    markers,
    genes: expression.features,
    networks: members.map((layers) => ({ activation, layers: layers.slice(0, -1) })),
    ...(members.length > 0 && { bottleneck: meanOutput(members.map((layers) => layers.at(-1)!)) }),
    intercepts: featureMeans(expression.values, trained, expression.features.length),
    weightsOf(gene) {
      const own = expression.values.subarray(gene * trained, (gene + 1) * trained);
      const weights = new Float64Array(rank);
      for (let k = 0; k < rank; k++) {
        for (let i = 0; i < trained; i++) weights[k]! += unrotation[k * trained + i]! * own[i]!;
      }
      return weights;
    },
  };
}

/** The mean of several linear layers, on the units of all of them side by side. */
function meanOutput(outputs: readonly PlainLayer[]): PlainLayer {
  const share = 1 / outputs.length;
  const bias = new Float32Array(outputs[0]!.outputs);
  for (const output of outputs) output.bias.forEach((value, k) => (bias[k]! += share * value));
  const inputs = outputs.reduce((sum, output) => sum + output.inputs, 0);
  const weights = new Float32Array(inputs * bias.length);
  let at = 0;
  for (const output of outputs) {
    weights.set(
      output.weights.map((weight) => share * weight),
      at,
    );
    at += output.weights.length;
  }
  return { inputs, outputs: bias.length, weights, bias };
}
