import { createRng } from '@snpress/data/random/rng';
import { fitChosenSwept } from '@snpress/models/tuning/fit-chosen';
import type { FitContext } from '@snpress/models';
import { estimatorOf } from '../artifacts/estimator-of.js';
import { readMarkerWeights } from '../artifacts/enrichment.js';
import { readSweptSet } from '../artifacts/swept-reader.js';
import { refitSwept } from '../definitions/refit.js';
import { refitOutputs } from './refit-outputs.js';

export default refitSwept.implement(async ({ params, inputs, seed, progress, signal, warn }) => {
  const { params: own, backend, ...kind } = params;
  const estimator = estimatorOf(kind);
  const train = await readSweptSet(inputs.data, inputs.set);
  const context: FitContext = {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    ...{ signal, backend, warn },
    markerWeights: await readMarkerWeights(inputs.enrichment, train.genotypes),
  };
  const selection = await inputs.selection?.read();
  const fitted =
    selection === undefined
      ? await estimator.swept!.fit(train, own, context)
      : await fitChosenSwept(estimator, train, own, selection, context);
  return refitOutputs(fitted, fitted.save(), train);
});
