import type { Json, JsonObject } from '@snpress/data';
import type { DenseLayer } from '../fold/dense-layer.js';
import type { FoldedNetwork } from '../fold/folded-network.js';

/** A dense layer under the name that its weights go by. */
interface NamedLayer {
  readonly name: string;
  readonly layer: DenseLayer;
}

/** The layers of a network in the order of their weights, and their graph as TensorFlow.js reads it. */
export interface TfjsTopology {
  readonly layers: readonly NamedLayer[];
  readonly modelTopology: JsonObject;
}

/** Names the layers: `hidden1` and on in a single network, `network1_hidden1` in one of several, `output` at the end. */
export function tfjsTopology({ markers, branches, top }: FoldedNetwork): TfjsTopology {
  const layers: NamedLayer[] = [];
  const nodes: Json[] = [inputNode(markers.length)];
  const dense = (name: string, layer: DenseLayer, below: string): string => {
    layers.push({ name, layer });
    nodes.push(denseNode(name, layer, below));
    return name;
  };
  const tops = branches.map((branch, network) =>
    branch.reduce((below, layer, depth) => {
      const prefix = branches.length === 1 ? '' : `network${network + 1}_`;
      return dense(`${prefix}hidden${depth + 1}`, layer, below);
    }, 'dosages'),
  );
  if (tops.length > 1) nodes.push(concatenateNode(tops));
  top.reduce(
    (below, layer, index) => dense(index === top.length - 1 ? 'expression' : 'bottleneck', layer, below),
    tops.length > 1 ? 'networks' : (tops[0] ?? 'dosages'),
  );
  return {
    layers,
    modelTopology: {
      class_name: 'Model',
      config: {
        name: 'snpress',
        layers: nodes,
        input_layers: [['dosages', 0, 0]],
        output_layers: [['expression', 0, 0]],
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
  };
}

function inputNode(markers: number): JsonObject {
  return {
    class_name: 'InputLayer',
    name: 'dosages',
    config: { batch_input_shape: [null, markers], dtype: 'float32', sparse: false, name: 'dosages' },
    inbound_nodes: [],
  };
}

function denseNode(name: string, { outputs, activation }: DenseLayer, below: string): JsonObject {
  const zeros = { class_name: 'Zeros', config: {} };
  return {
    class_name: 'Dense',
    name,
    config: {
      units: outputs,
      activation,
      use_bias: true,
      kernel_initializer: zeros,
      bias_initializer: zeros,
      name,
      trainable: true,
    },
    inbound_nodes: [[[below, 0, 0, {}]]],
  };
}

function concatenateNode(below: readonly string[]): JsonObject {
  return {
    class_name: 'Concatenate',
    name: 'networks',
    config: { axis: -1, name: 'networks', trainable: true },
    inbound_nodes: [below.map((name) => [name, 0, 0, {}])],
  };
}
