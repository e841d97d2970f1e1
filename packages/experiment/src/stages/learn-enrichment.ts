import { readSet } from '../artifacts/split-reader.js';
import { learnEnrichment } from '../definitions/learn-enrichment.js';
import { enrichmentOf } from './enrichment-of.js';

export default learnEnrichment.implement(async ({ params: { cis }, inputs, progress, signal }) => {
  const train = await readSet(inputs.data, inputs.set, 'train');
  const annotations = await inputs.annotations.read();
  return { enrichment: await enrichmentOf(train, annotations, cis, { signal, onProgress: progress }) };
});
