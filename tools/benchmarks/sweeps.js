/**
 * Ridge on more samples than have a Gram matrix: what a sweep over all markers costs with one and with several vectors, how many sweeps a fit and the choice of
 * a penalty take, on simulated diploid calls of two populations in memory. With --peer, scikit-learn's conjugate gradients on the same data. Needs a build of the packages.
 *
 *     node tools/benchmarks/sweeps.js [--samples 20000] [--markers 20000] [--peer] [--python PYTHON]
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { blocksOfMatrix, createRng, matrixOfCalls } from '@snpress/data';
import { parseParams, ridge } from '@snpress/models';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { peakMegabytes } from './process/peak-megabytes.js';
import { runProgram } from './process/run-program.js';
import { simulateCalls } from './simulated/calls.js';

/** What the package does not export. */
const inside = (file) => import(new URL(`../../packages/models/dist/${file}`, import.meta.url).href);
const { sweptRidge } = await inside('ridge/swept-ridge.js');
const { addGramTimes } = await inside('linear-algebra/block-products.js');
const WIDTH = 2040;
const FOLDS = 5;

const { values: options } = parseArgs({
  options: {
    samples: { type: 'string', default: '20000' },
    markers: { type: 'string', default: '20000' },
    peer: { type: 'boolean', default: false },
    python: { type: 'string' },
  },
});
const [samples, markers] = [options.samples, options.markers].map(Number);
const ids = (prefix, count) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
const calls = simulateCalls(samples, markers, 'sweeps');
const levels = Float32Array.from({ length: 4 * markers }, (_, at) => (at % 4) - 1);
const genotypes = matrixOfCalls(
  { samples: ids('s', samples), features: ids('m', markers) },
  { calls, levels },
);
const values = trait();
const expression = { samples: genotypes.samples, features: ['trait'], values };
const rng = createRng('fit');
const source = blocksOfMatrix(genotypes, WIDTH);
let sweeps = 0;
const blocks = {
  ...source,
  *blocks() {
    sweeps++;
    yield* source.blocks();
  },
};

for (const count of [1, 16, 80]) {
  const vectors = Float64Array.from({ length: count * samples }, () => rng.normal());
  const { seconds } = await measure(() => {
    const products = new Float64Array(vectors.length);
    for (const block of source.blocks()) addGramTimes(block.genotypes, vectors, products);
  });
  const operations = 4 * samples * markers * count;
  console.log(
    `X (Xᵀ V), ${count} vectors: ${seconds.toFixed(2)} s of CPU, ${(operations / seconds / 1e9).toFixed(0)} GFLOP/s, ` +
      `${((seconds * 1e9) / samples / markers).toFixed(2)} ns a call`,
  );
}
const estimator = sweptRidge(0);
const params = parseParams(ridge, { relativeLambda: 1 });
const fit = await measure(() => estimator.fit({ genotypes: blocks, expression }, params, { rng }));
tell('fit of one penalty', fit);
const settings = ridge.path.settings(parseParams(ridge, {}));
const folds = Array.from({ length: FOLDS }, (_, fold) =>
  Int32Array.from(genotypes.samples.keys()).filter((row) => row % FOLDS === fold),
);
const problem = { train: { genotypes: blocks, expression }, folds };
const scored = await measure(() => estimator.path.score(problem, parseParams(ridge, {}), settings, { rng }));
tell(`scores of ${settings.length} penalties in ${FOLDS} folds`, scored);
console.log(
  `${samples} samples × ${markers} markers: ${peakMegabytes().toFixed(0)} MB at most, load average ${loadavg()[0].toFixed(1)}`,
);
if (options.peer) await comparePeer(fit.result.predictBlocks(source).values);

/** The genetic values of 300 markers and as much noise. */
function trait() {
  const draws = createRng('trait');
  const sums = new Float64Array(samples);
  for (let k = 0; k < 300; k++) {
    const marker = draws.integer(markers);
    const effect = draws.normal();
    for (let row = 0; row < samples; row++) sums[row] += effect * calls[marker * samples + row];
  }
  const mean = sums.reduce((sum, value) => sum + value / samples, 0);
  const deviation = Math.sqrt(sums.reduce((sum, value) => sum + (value - mean) ** 2 / samples, 0));
  return Float32Array.from(sums, (sum) => (sum - mean) / deviation + draws.normal());
}

async function measure(work) {
  const [before, earlier] = [process.cpuUsage(), sweeps];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6, sweeps: sweeps - earlier };
}

function tell(what, { seconds, sweeps: count }) {
  console.log(
    `${what}: ${seconds.toFixed(1)} s of CPU, ${count} sweeps, ${(seconds / count).toFixed(2)} s a sweep`,
  );
}

/** The same fit by scikit-learn in single precision. */
async function comparePeer(predicted) {
  await inTemporaryFolder((folder) => {
    writeFileSync(join(folder, 'calls.i8'), calls);
    writeFileSync(join(folder, 'trait.f32'), values);
    writeFileSync(join(folder, 'predicted.f32'), predicted);
    for (const solver of ['sparse_cg', 'cholesky']) {
      const peer = runProgram(
        { script: 'sweeps-sklearn.py', module: 'sklearn', args: [samples, solver] },
        folder,
        options,
      );
      console.log(
        peer.skipped ??
          `scikit-learn ${peer.version}, ${solver}: ${peer.seconds.toFixed(1)} s of CPU, ${peer.peakMegabytes.toFixed(0)} MB at most, ` +
            `predictions differ by ${peer.difference.toExponential(1)} at most`,
      );
    }
  });
}
