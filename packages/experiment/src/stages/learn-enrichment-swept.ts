import { readSweptSet } from '../artifacts/swept-reader.js';
import { learnEnrichmentSwept } from '../definitions/learn-enrichment.js';
import { enrichmentOf } from './enrichment-of.js';

export default learnEnrichmentSwept.implement(async ({ params: { cis }, inputs, progress, signal }) => {
  const train = await readSweptSet(inputs.data, inputs.set);
  const annotations = await inputs.annotations.read();
  return { enrichment: await enrichmentOf(train, annotations, cis, { signal, onProgress: progress }) };
});
