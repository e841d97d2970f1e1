import type { Matrix } from '@snpress/data';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { splitPredictions } from '@snpress/models/cis-trans/split-predictions';
import { readFitted } from '../artifacts/read-fitted.js';
import { readGenotypes, restorePredictions } from '../artifacts/split-reader.js';
import { parts } from '../definitions/parts.js';
import { errorsOf } from './errors-of.js';

/** In the units of the expression that was read. */
export default parts.implement(async ({ params, inputs }) => {
  const { data, set } = inputs;
  const model = await readFitted(inputs);
  const ablations = model.ablations?.() ?? [];
  if (model.linear === undefined && ablations.length === 0)
    return { parts: null, ablated: { ablations: [] } };
  const genotypes = await readGenotypes(data, set, 'test');
  const restore = (part: Matrix): Promise<Matrix> => restorePredictions(data, set, 'test', part);
  const expression = await data.expression.read();
  const near = model.linear && findCisMarkers(genotypes, expression, params.window);
  return {
    parts: near?.genes.length
      ? await errorsOf(splitPredictions(model, genotypes, near), restore, expression, inputs.heldOut)
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
