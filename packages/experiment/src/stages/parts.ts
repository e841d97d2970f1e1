import type { Matrix } from '@snpress/data';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { loadModel } from '@snpress/models/registry';
import { splitPredictions } from '@snpress/models/cis-trans/split-predictions';
import { readGenotypes, restorePredictions } from '../artifacts/split-reader.js';
import { parts } from '../definitions/parts.js';

/** In the units of the expression that was read. Of the expression, only the positions of genes are used. */
export default parts.implement(async ({ params, inputs }) => {
  const { data, set } = inputs;
  const model = loadModel(await inputs.model.read());
  if (model.linear === undefined) return { parts: null };
  const genotypes = await readGenotypes(data, set, 'test');
  const cisMarkers = findCisMarkers(genotypes, await data.expression.read(), params.window);
  if (cisMarkers.genes.length === 0) return { parts: null };
  const { whole, cis, trans } = splitPredictions(model, genotypes, cisMarkers);
  const restore = (part: Matrix): Promise<Matrix> => restorePredictions(data, set, 'test', part);
  return { parts: { whole: await restore(whole), cis: await restore(cis), trans: await restore(trans) } };
});
