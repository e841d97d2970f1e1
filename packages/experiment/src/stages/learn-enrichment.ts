import { learnEnrichment as learn } from '@snpress/models/enrichment/learn-enrichment';
import { readSet } from '../artifacts/split-reader.js';
import { learnEnrichment } from '../definitions/learn-enrichment.js';

export default learnEnrichment.implement(async ({ params: { cis }, inputs, progress, signal }) => {
  const train = await readSet(inputs.data, inputs.set, 'train');
  const { weights, ...learned } = await learn(train, await inputs.annotations.read(), {
    ...{ cis, signal, onProgress: progress },
  });
  return {
    enrichment: {
      ...learned,
      weights: Float64Array.from(train.genotypes.features, (id) => weights.get(id)!),
    },
  };
});
