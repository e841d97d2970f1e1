import type { Matrix } from '@snpress/data';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { splitPredictions } from '@snpress/models/cis-trans/split-predictions';
import type { Fitted } from '@snpress/models';
import { readFitted } from '../artifacts/read-fitted.js';
import { readGenotypes, restorePredictions } from '../artifacts/split-reader.js';
import { parts } from '../definitions/parts.js';

/** In the units of the expression that was read. Of the expression, only the positions of genes are used. */
export default parts.implement(async ({ params, inputs }) => {
  const { data, set } = inputs;
  const model = await readFitted(inputs);
  const ablations = model.ablations?.() ?? [];
  if (model.linear === undefined && ablations.length === 0)
    return { parts: null, ablated: { ablations: [] } };
  const genotypes = await readGenotypes(data, set, 'test');
  const restore = (part: Matrix): Promise<Matrix> => restorePredictions(data, set, 'test', part);
  const byPlace = model.linear && byPlaceOf(model, genotypes, await data.expression.read(), params.window);
  return {
    parts: byPlace
      ? {
          cis: await restore(byPlace.cis),
          trans: await restore(byPlace.trans),
        }
      : null,
    ablated: {
      ablations: await Promise.all(
        ablations.map(async (ablation) => ({
          part: ablation.part,
          additive: ablation.additive,
          predictions: await restore(ablation.predict(genotypes)),
        })),
      ),
    },
  };
});

function byPlaceOf(
  model: Fitted,
  genotypes: Matrix,
  expression: Pick<Matrix, 'features' | 'positions'>,
  window: number,
) {
  const cisMarkers = findCisMarkers(genotypes, expression, window);
  return cisMarkers.genes.length === 0 ? undefined : splitPredictions(model, genotypes, cisMarkers);
}
