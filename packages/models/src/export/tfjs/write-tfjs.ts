import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { ModelError } from '../../contract/model-error.js';
import { foldAny } from '../fold/fold-any.js';
import { markersJson } from '../format/markers-json.js';
import { writeExportFolder } from '../format/write-export-folder.js';
import { tfjsTopology } from './tfjs-topology.js';
import { shardCount, weightShards } from './weight-shards.js';

/** More than that no browser holds. */
const mostBytes = 2 ** 30;

/**
 * Writes a network or a linear model as a layers model of TensorFlow.js, in a new folder: `model.json` and its weights in pieces of
 * 4 MB, which `tf.loadLayersModel` reads, and `markers.json`, which says what the inputs and outputs are.
 * @throws ModelError where the model is neither, or larger than 1 GB; PreprocessError where its preprocessing cannot be folded into it.
 */
export async function writeTfjs(
  folder: string,
  artifact: ModelArtifact,
): Promise<{ readonly files: readonly string[]; readonly weights: number }> {
  const network = foldAny(artifact, (bytes) => {
    if (bytes <= mostBytes) return;
    throw new ModelError('input', {
      code: 'too-large',
      subject: artifact.name,
      message: `${artifact.name} has ${(bytes / 2 ** 30).toFixed(2)} GB of weights, more than a browser holds (1 GB)`,
      hint: 'fit it on fewer markers, or export a model with fewer markers per gene as csv',
    });
  });
  const { layers, modelTopology } = tfjsTopology(network);
  const arrays = layers.flatMap(({ layer: { weights, bias } }) => [weights, bias]);
  const shards = shardCount(arrays);
  const names = Array.from({ length: shards }, (_, index) => `group1-shard${index + 1}of${shards}.bin`);
  const model = {
    format: 'layers-model',
    generatedBy: 'snpress',
    convertedBy: null,
    modelTopology,
    weightsManifest: [
      {
        paths: names,
        weights: layers.flatMap(({ name, layer: { inputs, outputs } }) => [
          { name: `${name}/kernel`, shape: [inputs, outputs], dtype: 'float32' },
          { name: `${name}/bias`, shape: [outputs], dtype: 'float32' },
        ]),
      },
    ],
  };
  await writeExportFolder(folder, async (temporary) => {
    const write = (name: string, bytes: Uint8Array): Promise<void> =>
      writeFile(path.join(temporary, name), bytes);
    let index = 0;
    for (const shard of weightShards(arrays)) await write(names[index++]!, shard);
    await write('markers.json', Buffer.from(JSON.stringify(markersJson(artifact, network.fills))));
    await write('model.json', Buffer.from(JSON.stringify(model)));
  });
  return {
    files: ['model.json', 'markers.json', ...names].map((name) => path.join(folder, name)),
    weights: arrays.reduce((sum, { length }) => sum + length, 0),
  };
}
