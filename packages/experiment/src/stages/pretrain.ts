import { createRng } from '@snpress/data/random/rng';
import { getEstimator } from '@snpress/models/registry';
import { readMarkerWeights } from '../artifacts/enrichment.js';
import { readGenotypes } from '../artifacts/split-reader.js';
import { pretrain } from '../definitions/pretrain.js';

export default pretrain.implement(async ({ params, inputs, seed, progress, signal }) => {
  const estimator = getEstimator(params.type);
  const genotypes = await readGenotypes(inputs.data, inputs.set, 'train');
  const pretrained = await estimator.pretraining!.run(genotypes, estimator.params.parse(params.params), {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    signal,
    backend: params.backend,
    markerWeights: await readMarkerWeights(inputs.enrichment, genotypes),
  });
  return { pretrained };
});
