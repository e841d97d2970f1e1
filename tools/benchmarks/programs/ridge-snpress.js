/** Our side of ridge, the penalty of each gene by leave-one-out over the default path: node ridge-snpress.js FOLDER */
import { createRng } from '@snpress/data';
import { fitChosen, parseParams, planTuning, ridge, scoreSettings, selectSettings } from '@snpress/models';
import { medianOf } from '../report/median-of.js';
import { openBenchmarkFolder } from './benchmark-folder.js';

const { setup, train, held, finish } = openBenchmarkFolder();
const trainingSet = train();
const params = parseParams(ridge, { chooseBy: 'loo' });
const { settings } = planTuning(ridge, params).cells[0];
const plain = { rng: createRng('benchmark') };
const seconds = [];
let predicted;
for (let run = 0; run < setup.runs; run++) {
  const start = performance.now();
  const context = { ...plain, pretrained: await ridge.pretraining.run(trainingSet.genotypes, params, plain) };
  const scores = await scoreSettings(ridge, { train: trainingSet, folds: [] }, params, settings, context);
  const selection = selectSettings([scores], { select: 'per-gene' });
  const fitted = await fitChosen(ridge, trainingSet, params, selection, context);
  predicted = fitted.predict(held);
  seconds.push((performance.now() - start) / 1000);
}
finish(predicted, { seconds: medianOf(seconds), firstSeconds: seconds[0] });
