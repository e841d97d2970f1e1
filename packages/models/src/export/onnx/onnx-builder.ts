import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx-graph.js';

/** Collects the parts of a graph from dosages to expression. */
export interface OnnxBuilder {
  /** Adds an operation and returns the name of what it gives. */
  node(
    output: string,
    operator: string,
    inputs: readonly string[],
    attributes?: OnnxNode['attributes'],
  ): string;
  /** Adds numbers and returns their name. */
  tensor(name: string, dims: readonly number[], content: OnnxTensor['content']): string;
  graph(): OnnxGraph;
}

/**
 * A graph that begins with `dosages`, samples × markers, in which missing calls (NaN) become `fills` as `complete`, and ends with what
 * is called `expression`, samples × genes.
 */
export function onnxBuilder(fills: Float64Array, genes: number): OnnxBuilder {
  const nodes: OnnxNode[] = [];
  const tensors: OnnxTensor[] = [];
  const builder: OnnxBuilder = {
    node(output, operator, inputs, attributes = {}) {
      nodes.push({ operator, inputs, output, attributes });
      return output;
    },
    tensor(name, dims, content) {
      tensors.push({ name, dims, content });
      return name;
    },
    graph: () => ({
      input: { name: 'dosages', columns: fills.length },
      output: { name: 'expression', columns: genes },
      nodes,
      tensors,
    }),
  };
  builder.tensor('fills', [fills.length], () => [Float32Array.from(fills)]);
  builder.node('missing', 'IsNaN', ['dosages']);
  builder.node('complete', 'Where', ['missing', 'fills', 'dosages']);
  return builder;
}
