import { cisWindow } from '@snpress/models/marker-choice/marker-choice';
import { createRng } from '@snpress/data/random/rng';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { fitChosen } from '@snpress/models/tuning/fit-chosen';
import type { FitContext, TrainingSet } from '@snpress/models';
import { estimatorOf } from '../artifacts/estimator-of.js';
import { readMarkerWeights } from '../artifacts/enrichment.js';
import { readPretrained } from '../artifacts/read-pretrained.js';
import { readSet } from '../artifacts/split-reader.js';
import { refit } from '../definitions/refit.js';
import { refitOutputs } from './refit-outputs.js';

export default refit.implement(async ({ params, inputs, seed, progress, signal, warn }) => {
  const { params: own, backend, ...kind } = params;
  const estimator = estimatorOf(kind);
  const findPretrained = await readPretrained(estimator, inputs.pretrained);
  const train = await readSet(inputs.data, inputs.set, 'train');
  const window = cisWindow(kind.markers);
  if (window !== undefined) tellLonelyGenes(train, window, warn);
  const markerWeights = await readMarkerWeights(inputs.enrichment, train.genotypes);
  const rng = createRng(seed ?? '');
  const context: FitContext = { rng, onProgress: progress, signal, markerWeights, backend, warn };
  const selection = await inputs.selection?.read();
  const fitted =
    selection === undefined
      ? await estimator.fit(train, own, { ...context, pretrained: findPretrained(own) })
      : await fitChosen(estimator, train, own, selection, context, findPretrained);
  return refitOutputs(fitted, fitted.save({ beside: train.genotypes }), train);
});

function tellLonelyGenes(
  { genotypes, expression }: TrainingSet,
  window: number,
  warn: (message: string) => void,
): void {
  const total = expression.features.length;
  const { genes, warnings } = findCisMarkers(genotypes, expression, window);
  const lonely = total - genes.length;
  if (lonely === 0 || lonely === total) return;
  warnings.forEach(warn);
  warn(
    `${lonely} of ${total} genes have no marker within ${window} bases and are predicted by their training mean`,
  );
}
