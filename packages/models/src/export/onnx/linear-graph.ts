import type { FoldedLinear } from '../fold/fold-linear.js';
import type { OnnxGraph } from './onnx-graph.js';
import { onnxBuilder } from './onnx-builder.js';

/** A linear model as one product; its weights are genes × markers and computed gene by gene as they are written. */
export function linearGraph(linear: FoldedLinear): OnnxGraph {
  const { markers, genes, fills } = linear;
  const builder = onnxBuilder(fills, genes.length);
  const intercepts = new Float32Array(genes.length);
  function* weights(): Generator<Float32Array> {
    for (const gene of genes.keys()) {
      const formula = linear.formulaOf(gene);
      const row = new Float32Array(markers.length);
      formula.markers.forEach((marker, k) => (row[marker] = formula.effects[k]!));
      intercepts[gene] = formula.intercept;
      yield row;
    }
  }
  builder.tensor('weights', [genes.length, markers.length], weights);
  // Known when the weights have been written.
  builder.tensor('intercepts', [genes.length], () => [intercepts]);
  builder.node('expression', 'Gemm', ['complete', 'weights', 'intercepts'], { transB: 1 });
  return builder.graph();
}
