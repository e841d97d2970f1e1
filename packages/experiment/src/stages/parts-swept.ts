import type { Matrix } from '@snpress/data';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { splitPredictionsOfBlocks } from '@snpress/models/cis-trans/split-predictions';
import { loadModel } from '@snpress/models/registry';
import { readSweptGenotypes, restoreSwept } from '../artifacts/swept-reader.js';
import { partsSwept } from '../definitions/parts.js';
import { errorsOf } from './errors-of.js';

export default partsSwept.implement(async ({ params: { window }, inputs: { data, set, ...inputs } }) => {
  const model = loadModel(await inputs.model.read());
  const genotypes = await readSweptGenotypes(data, set, 'test');
  const ablations = await Promise.all(
    (model.ablations?.() ?? []).map(async (ablation) => ({
      part: ablation.part,
      additive: ablation.additive,
      predictions: await restoreSwept(data, set, ablation.predictBlocks!(genotypes)),
    })),
  );
  const expression = await data.expression.read();
  const near = findCisMarkers(genotypes, expression, window);
  if (model.linear === undefined || near.genes.length === 0) return { parts: null, ablated: { ablations } };
  const restore = (part: Matrix): Promise<Matrix> => restoreSwept(data, set, part);
  const byPlace = splitPredictionsOfBlocks(model, genotypes, near);
  return { parts: await errorsOf(byPlace, restore, expression, inputs.heldOut), ablated: { ablations } };
});
