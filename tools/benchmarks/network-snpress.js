/**
 * Our side of network-torch.js, in a process of its own: node network-snpress.js FOLDER. It also writes the order in which
 * it takes the samples, for PyTorch to take them in the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRng } from '@snpress/data';
import { describeBackend, getEstimator, parseParams } from '@snpress/models';

const [folder] = process.argv.slice(2);
const setup = JSON.parse(readFileSync(join(folder, 'setup.json'), 'utf8'));
const { samples, held, markers, genes } = setup;
const genotypes = matrix('genotypes.f32', samples, markers);
const expression = matrix('expression.f32', samples, genes);
const unseen = matrix('held.f32', held, markers);
const estimator = getEstimator('mlp-sae');
const params = parseParams(estimator, setup.params);
const rng = createRng('benchmark');
const { detail } = await describeBackend();

const start = performance.now();
const pretrained = await estimator.pretraining.run(genotypes, params, { rng });
const between = performance.now();
const fitted = await estimator.fit({ genotypes, expression }, params, { rng, pretrained });
const predicted = fitted.predict(unseen);
const end = performance.now();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();

writeFileSync(join(folder, 'snpress.f32'), predicted.values);
const pretrain = rng.fork('pretrain');
params.hidden.forEach((_, layer) => {
  writeOrder(`layer${layer}`, pretrain.fork(`layer${layer}`), params.pretrain.epochs);
});
writeOrder('network', rng.fork('network0'), params.epochs);
const { version } = JSON.parse(
  readFileSync(new URL('../../packages/models/package.json', import.meta.url), 'utf8'),
);
console.log(
  JSON.stringify({
    version,
    what: detail,
    pretraining: (between - start) / 1000,
    fineTuning: (end - between) / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
  }),
);

function writeOrder(name, parent, epochs) {
  const order = parent.fork('order');
  const rows = Array.from({ length: epochs }, () => [...order.permutation(samples)]).flat();
  writeFileSync(join(folder, `${name}.i32`), Int32Array.from(rows));
}

function matrix(file, rows, columns) {
  const bytes = readFileSync(join(folder, file));
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return {
    samples: Array.from({ length: rows }, (_, row) => `sample${row + 1}`),
    features: Array.from({ length: columns }, (_, column) => `feature${column + 1}`),
    values,
  };
}
