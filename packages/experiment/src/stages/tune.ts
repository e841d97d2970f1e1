import { createRng } from '@snpress/data/random/rng';
import { scoreSettings } from '@snpress/models/tuning/score-settings';
import { estimatorOf } from '../artifacts/estimator-of.js';
import { readMarkerWeights } from '../artifacts/enrichment.js';
import { readPretrained } from '../artifacts/read-pretrained.js';
import { readSet } from '../artifacts/split-reader.js';
import { tune } from '../definitions/tune.js';

export default tune.implement(async ({ params, inputs, seed, progress, signal, warn }) => {
  const { params: own, settings, select, backend, ...kind } = params;
  const { data, outer } = inputs;
  const folds = [];
  for (const fold of inputs.folds) {
    const train = await readSet(data, fold, 'train');
    folds.push({
      train,
      validation: await readSet(data, fold, 'test'),
      markerWeights: await readMarkerWeights(fold.enrichment, train.genotypes),
    });
  }
  // Where no more than the genes of the whole training set counts, any fold has them.
  const train = outer === undefined ? folds[0]!.train : await readSet(data, outer, 'train');
  const estimator = estimatorOf(kind);
  const findPretrained = await readPretrained(estimator, inputs.pretrained);
  const scores = await scoreSettings(estimator, { train, folds, choose: select }, own, settings, {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    ...{ signal, backend, warn },
    markerWeights: await readMarkerWeights(inputs.enrichment, train.genotypes),
    pretrained: findPretrained({ ...own, ...settings[0] }),
  });
  return { scores };
});
