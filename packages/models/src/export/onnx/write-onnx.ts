import { writeAtomically } from '@snpress/formats/files/write-atomically';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { layerRefusals } from '../fold/layer-refusals.js';
import { refuse } from '../format/refuse.js';
import { foldLinear } from '../fold/fold-linear.js';
import { foldNetwork } from '../fold/fold-network.js';
import { encodeOnnx } from './encode-onnx.js';
import { linearGraph } from './linear-graph.js';
import { networkGraph } from './network-graph.js';
import type { OnnxGraph } from './onnx-graph.js';

/**
 * Writes a network or a linear model as ONNX: `dosages` (float32, samples × markers, NaN where missing) in, `expression`
 * (float32, samples × genes) out. The `metadata_props` say what these are, as JSON: `markers`, `counted_alleles`, `other_alleles`, `genes`.
 * @returns the length of the file in bytes.
 * @throws ModelError where the model is neither, or longer than 2 GB; PreprocessError where its preprocessing cannot be folded into it.
 */
export async function writeOnnx(file: string, artifact: ModelArtifact): Promise<number> {
  refuse(layerRefusals(artifact));
  const { bytes, pieces } = encodeOnnx(artifact.name, graphOf(artifact), describe(artifact));
  await writeAtomically(file, pieces);
  return bytes;
}

function graphOf(artifact: ModelArtifact): OnnxGraph {
  const dense = artifact.fitted.dense?.();
  return dense === undefined ? linearGraph(foldLinear(artifact)) : networkGraph(foldNetwork(artifact, dense));
}

function describe({ name, type, ploidy, markers, genes, provenance }: ModelArtifact): Record<string, string> {
  const { ids, alleles } = markers;
  return {
    name,
    type,
    ploidy: String(ploidy),
    markers: JSON.stringify(ids),
    ...(alleles !== undefined && {
      counted_alleles: JSON.stringify(alleles.counted),
      other_alleles: JSON.stringify(alleles.other),
    }),
    genes: JSON.stringify(genes.ids),
    provenance: JSON.stringify(provenance),
  };
}
