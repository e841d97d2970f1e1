/**
 * Our side of the pretrained network: node mlp-sae-snpress.js FOLDER. It also writes the order in which it takes the
 * samples, for PyTorch to take them in the same.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRng } from '@snpress/data';
import { getEstimator, parseParams } from '@snpress/models';
import { openBenchmarkFolder } from './benchmark-folder.js';

const { setup, train, held, finish } = openBenchmarkFolder();
const trainingSet = train();
const estimator = getEstimator('mlp-sae');
const params = parseParams(estimator, setup.params);
const rng = createRng('benchmark');
const { backend } = setup;

const start = performance.now();
const pretrained = await estimator.pretraining.run(trainingSet.genotypes, params, { rng, backend });
const between = performance.now();
const fitted = await estimator.fit(trainingSet, params, { rng, backend, pretrained });
const predicted = fitted.predict(held);
const end = performance.now();

const pretraining = rng.fork('pretrain');
params.hidden.forEach((_, layer) => {
  writeOrder(`layer${layer}`, pretraining.fork(`layer${layer}`), params.pretrain.epochs);
});
writeOrder('network', rng.fork('network0'), params.epochs);
finish(predicted, {
  what: backend ?? 'our own kernels',
  seconds: (end - start) / 1000,
  pretraining: (between - start) / 1000,
  fineTuning: (end - between) / 1000,
});

function writeOrder(name, parent, epochs) {
  const order = parent.fork('order');
  const rows = Array.from({ length: epochs }, () => [...order.permutation(setup.samples)]).flat();
  writeFileSync(join(process.argv[2], `${name}.i32`), Int32Array.from(rows));
}
