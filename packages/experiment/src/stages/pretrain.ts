import { createRng } from '@snpress/data/random/rng';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { getEstimator } from '@snpress/models/registry';
import type { StageFunction } from '@snpress/pipeline';
import { openSplits } from '../artifacts/split-reader.js';

/** Runs the part of a fit that depends on the genotypes alone, for every model and setting that shares it. */
const pretrain: StageFunction = async ({ parameters, seed, inputs, outputs, progress, signal }) => {
  const { type, params } = parameters as { type: string; params: object };
  const estimator = getEstimator(type);
  const genotypes = await openSplits(inputs).readGenotypes('', 'train');
  const pretrained = await estimator.pretraining!.run(genotypes, estimator.params.parse(params), {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    signal,
  });
  await writeBundle(outputs.pretrained!, pretrained);
};

export default pretrain;
