import type { DenseLayer } from '../fold/dense-layer.js';
import type { FoldedNetwork } from '../fold/folded-network.js';
import type { OnnxGraph } from './onnx-graph.js';
import { onnxBuilder } from './onnx-builder.js';

const operators = { sigmoid: 'Sigmoid', tanh: 'Tanh', relu: 'Relu' } as const;

/** Networks as products and their units. */
export function networkGraph({ genes, fills, branches, top }: FoldedNetwork): OnnxGraph {
  const builder = onnxBuilder(fills, genes.length);
  const dense = (name: string, layer: DenseLayer, below: string): string => {
    const weights = builder.tensor(`${name}_weights`, [layer.inputs, layer.outputs], () => [layer.weights]);
    const bias = builder.tensor(`${name}_bias`, [layer.outputs], () => [layer.bias]);
    const inputs = [below, weights, bias];
    if (layer.activation === 'linear') return builder.node(name, 'Gemm', inputs);
    return builder.node(name, operators[layer.activation], [builder.node(`${name}_sums`, 'Gemm', inputs)]);
  };
  const tops = branches.map((branch, network) =>
    branch.reduce(
      (below, layer, depth) => dense(`network${network + 1}_hidden${depth + 1}`, layer, below),
      'complete',
    ),
  );
  const units =
    tops.length > 1 ? builder.node('units', 'Concat', tops, { axis: 1 }) : (tops[0] ?? 'complete');
  top.reduce(
    (below, layer, index) => dense(index === top.length - 1 ? 'expression' : 'bottleneck', layer, below),
    units,
  );
  return builder.graph();
}
