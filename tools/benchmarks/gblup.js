/**
 * GBLUP at the size of EasyGeSe's largest data (barley, 4,421 samples × 201,896 markers → 1 trait), on simulated diploid calls in memory: the
 * penalty by leave-one-out, the fit, and the predictions of a tenth of the samples. Needs a build of the packages.
 *
 *     node tools/benchmarks/gblup.js [--samples 4421] [--markers 201896] [--traits 1]
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createRng, matrixOfCalls } from '@snpress/data';
import { fitChosen, parseParams, planTuning, ridge, scoreSettings, selectSettings } from '@snpress/models';
import { peakMegabytes } from './process/peak-megabytes.js';

const { values: options } = parseArgs({
  options: {
    samples: { type: 'string', default: '4421' },
    markers: { type: 'string', default: '201896' },
    traits: { type: 'string', default: '1' },
  },
});
const [samples, markers, traits] = [options.samples, options.markers, options.traits].map(Number);
const ids = (prefix, count) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const held = Math.floor(samples / 10);
const train = genotypesOf(samples - held, 1);
const test = genotypesOf(held, 2);
const rng = createRng('traits');
const expression = {
  samples: train.samples,
  features: ids('trait', traits),
  values: Float32Array.from({ length: traits * train.samples.length }, (_, at) => {
    const row = at % train.samples.length;
    return train.called.calls[row] + train.called.calls[77 * train.samples.length + row] + rng.normal();
  }),
};
const set = { genotypes: train, expression };
const params = parseParams(ridge, {});
const { settings } = planTuning(ridge, params).cells[0];
const context = { rng: createRng('gblup') };

const start = cpuSeconds();
const pretrained = await step('Gram matrix and eigendecomposition', () =>
  ridge.pretraining.run(train, params, context),
);
const scores = await step('leave-one-out of every penalty', () =>
  scoreSettings(ridge, { train: set, folds: [] }, params, settings, { ...context, pretrained }),
);
const chosen = selectSettings([scores], { select: 'per-gene' });
const fitted = await step('fit', () => fitChosen(ridge, set, params, chosen, context, () => pretrained));
await step('predict', () => fitted.predict(test));
console.log(
  `${train.samples.length} + ${held} samples × ${markers} markers → ${traits}: ${(cpuSeconds() - start).toFixed(1)} s of CPU, ` +
    `${peakMegabytes().toFixed(0)} MB at most, load average ${loadavg()[0].toFixed(1)}`,
);

async function step(name, work) {
  const [before, wall] = [cpuSeconds(), performance.now()];
  const result = await work();
  console.log(
    `${name}: ${(cpuSeconds() - before).toFixed(1)} s of CPU, ${((performance.now() - wall) / 1000).toFixed(1)} s`,
  );
  return result;
}

/** Calls of inbred lines: mostly 0 and 2, a few heterozygous, a hundredth missing. */
function genotypesOf(rows, seed) {
  const calls = new Int8Array(rows * markers);
  const draws = createRng(seed);
  const pool = Int8Array.from({ length: 1_000_003 }, () => {
    const draw = draws.uniform();
    return draw < 0.01 ? -1 : draw < 0.06 ? 1 : draw < 0.6 ? 0 : 2;
  });
  for (let at = 0; at < calls.length; at += pool.length) calls.set(pool.subarray(0, calls.length - at), at);
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) => (at % 4 === 0 ? 0.84 : (at % 4) - 1));
  return matrixOfCalls({ samples: ids(`s${seed}-`, rows), features: ids('m', markers) }, { calls, levels });
}
