import type { PlainLayer } from '../../contract/plain-layer.js';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import type { DenseModel } from '../../contract/dense-model.js';
import { unitWeights } from '../../network/unit-weights.js';
import { foldDosages, type FoldedDosages } from './fold-dosages.js';
import { foldExpression, type FoldedExpression } from './fold-expression.js';
import type { FoldedNetwork } from './folded-network.js';
import { networkOfLinear } from './network-of-linear.js';

/**
 * Folds preprocessing into the networks of a fitted model.
 * @throws PreprocessError where a step of the preprocessing is no straight line.
 */
export function foldNetwork(artifact: ModelArtifact, model: DenseModel): FoldedNetwork {
  if (model.networks.length === 0) return constantNetwork(artifact, model.intercepts);
  const dosages = foldDosages(artifact);
  const { markers, genes } = artifact;
  const branches = model.networks.map(({ activation, layers: [first, ...upper] }) =>
    [foldFirst(first!, dosages, markers.ids.length), ...upper].map((layer) => ({ ...layer, activation })),
  );
  return {
    markers: markers.ids,
    genes: genes.ids,
    fills: dosages.fills,
    branches,
    top: topLayers(model, foldExpression(artifact)).map((layer) => ({ ...layer, activation: 'linear' })),
  };
}

/** Intercepts alone: no marker has an effect. */
function constantNetwork(artifact: ModelArtifact, intercepts: Float64Array): FoldedNetwork {
  const { slope, offset } = foldExpression(artifact);
  return networkOfLinear({
    markers: artifact.markers.ids,
    genes: artifact.genes.ids,
    fills: foldDosages(artifact).fills,
    formulaOf: (gene) => ({
      intercept: slope[gene]! * intercepts[gene]! + offset[gene]!,
      markers: new Int32Array(0),
      effects: new Float64Array(0),
    }),
  });
}

/** The first layer on raw dosages: each weight times the marker's slope, and the offsets in the bias. */
function foldFirst(
  { outputs, weights, bias }: PlainLayer,
  { from, slope, offset }: FoldedDosages,
  inputs: number,
): PlainLayer {
  const folded = new Float32Array(inputs * outputs);
  const sums = Float64Array.from(bias);
  from.forEach((marker, feature) => {
    for (let unit = 0; unit < outputs; unit++) {
      const weight = weights[feature * outputs + unit]!;
      folded[marker * outputs + unit] = slope[feature]! * weight;
      sums[unit]! += offset[feature]! * weight;
    }
  });
  return { inputs, outputs, weights: folded, bias: Float32Array.from(sums) };
}

/** The bottleneck and the genes on it, or the genes on the units where that is smaller. */
function topLayers(model: DenseModel, expression: FoldedExpression): readonly PlainLayer[] {
  const { bottleneck, genes, intercepts } = model;
  if (bottleneck !== undefined) {
    const { inputs, outputs } = bottleneck;
    if (inputs * outputs + outputs * genes.length < inputs * genes.length) {
      const readout = (gene: number) => ({ weights: model.weightsOf(gene), intercept: intercepts[gene]! });
      return [bottleneck, outputLayer(outputs, genes.length, readout, expression)];
    }
  }
  const units = model.networks.reduce((sum, { layers }) => sum + layers.at(-1)!.outputs, 0);
  return [outputLayer(units, genes.length, (gene) => unitWeights(model, gene), expression)];
}

function outputLayer(
  inputs: number,
  outputs: number,
  weightsOf: (gene: number) => { readonly weights: Float64Array; readonly intercept: number },
  { slope, offset }: FoldedExpression,
): PlainLayer {
  const layer = { weights: new Float32Array(inputs * outputs), bias: new Float32Array(outputs) };
  for (let gene = 0; gene < outputs; gene++) {
    const { weights, intercept } = weightsOf(gene);
    for (let input = 0; input < inputs; input++) {
      layer.weights[input * outputs + gene] = slope[gene]! * weights[input]!;
    }
    layer.bias[gene] = slope[gene]! * intercept + offset[gene]!;
  }
  return { inputs, outputs, ...layer };
}
