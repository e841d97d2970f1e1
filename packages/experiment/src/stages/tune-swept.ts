import { createRng } from '@snpress/data/random/rng';
import { scoreSwept } from '@snpress/models/tuning/score-settings';
import { estimatorOf } from '../artifacts/estimator-of.js';
import { readMarkerWeights } from '../artifacts/enrichment.js';
import { readSweptSet } from '../artifacts/swept-reader.js';
import { tuneSwept } from '../definitions/tune.js';

export default tuneSwept.implement(async ({ params, inputs, seed, progress, signal, warn }) => {
  const { params: own, settings, select, backend, ...kind } = params;
  const train = await readSweptSet(inputs.data, inputs.set);
  const placeOf = new Map((await inputs.set.split.read()).train.map((row, place) => [row, place]));
  const held = await Promise.all(inputs.folds.map((fold) => fold.read()));
  const folds = held.map(({ test }) => Int32Array.from(test, (row) => placeOf.get(row)!).sort());
  const scores = await scoreSwept(estimatorOf(kind), { train, folds, choose: select }, own, settings, {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    ...{ signal, backend, warn },
    markerWeights: await readMarkerWeights(inputs.enrichment, train.genotypes),
  });
  return { scores };
});
