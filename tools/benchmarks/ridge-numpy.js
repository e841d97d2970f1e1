/**
 * Ridge, the penalty of each gene by leave-one-out over the default path, against the same algebra in numpy: time from
 * the matrices in memory to the held-out predictions, and how far the predictions differ, on fold 1 of the yeast cross
 * or a simulated cross of its size. numpy is skipped by name where it is not installed.
 *
 *     node tools/benchmarks/ridge-numpy.js [--repeats 5] [--python /usr/bin/python3] [--json FILE]
 *
 * Needs a build of the packages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { fitChosen, planTuning, ridge, scoreSettings, selectSettings } from '@snpress/models';
import { loadCross } from './forest-data.js';

const { values: given } = parseArgs({
  options: {
    repeats: { type: 'string', default: '5' },
    python: { type: 'string', default: 'python3' },
    json: { type: 'string' },
  },
});
const repeats = Number(given.repeats);
const params = ridge.params.parse({});
const { settings } = planTuning(ridge, params).cells[0];
const { name, train, test } = await loadCross();

const ours = [];
let predicted;
for (let run = 0; run < repeats; run++) {
  const started = performance.now();
  predicted = await tuneAndPredict();
  ours.push((performance.now() - started) / 1000);
}
const rows = [{ program: 'snpress', what: '1 thread', seconds: median(ours) }];
const peer = runNumpy();
if (peer === undefined) console.log(`skipped: numpy (not installed for ${given.python}; give --python)`);
else rows.push({ program: 'numpy', what: 'its own threads', ...peer });

console.log(
  `${name}: ${train.expression.features.length} genes, ${settings.length} penalties by leave-one-out`,
);
for (const { program, what, seconds } of rows) {
  console.log(`${program.padEnd(8)} ${what.padEnd(16)} ${seconds.toFixed(3)} s`);
}
if (peer !== undefined) {
  console.log(
    `time ratio ${(rows[0].seconds / peer.seconds).toFixed(2)}, largest difference of predictions ${peer.difference}`,
  );
}
if (given.json !== undefined) {
  writeFileSync(given.json, `${JSON.stringify({ data: name, cpu: cpus()[0].model, rows }, null, 2)}\n`);
}

async function tuneAndPredict() {
  const context = { rng: createRng('ridge benchmark') };
  const scores = await scoreSettings(ridge, { train, folds: [] }, params, settings, context);
  const selection = selectSettings([scores], { select: 'per-gene' });
  const fitted = await fitChosen(ridge, train, params, selection, context);
  return fitted.predict(test.genotypes).values;
}

function runNumpy() {
  const folder = mkdtempSync(join(tmpdir(), 'snpress-ridge-'));
  try {
    const shape = {
      samples: train.genotypes.samples.length,
      held: test.genotypes.samples.length,
      markers: train.genotypes.features.length,
      genes: train.expression.features.length,
      relativeLambdas: settings.map(({ relativeLambda }) => relativeLambda).filter(Number.isFinite),
    };
    writeFileSync(join(folder, 'shape.json'), JSON.stringify(shape));
    writeFileSync(join(folder, 'genotypes.f32'), train.genotypes.values);
    writeFileSync(join(folder, 'expression.f32'), train.expression.values);
    writeFileSync(join(folder, 'held.f32'), test.genotypes.values);
    const script = fileURLToPath(new URL('ridge-numpy.py', import.meta.url));
    const seconds = [];
    for (let run = 0; run < repeats; run++) {
      const { error, status, stdout, stderr } = spawnSync(given.python, [script, folder], {
        encoding: 'utf8',
      });
      if (error?.code === 'ENOENT' || /No module named 'numpy'/.test(stderr)) return undefined;
      if (status !== 0) throw new Error(`numpy failed: ${stderr}`);
      seconds.push(JSON.parse(stdout).seconds);
    }
    const bytes = readFileSync(join(folder, 'predictions.f32'));
    const theirs = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const difference = predicted.reduce((most, value, at) => Math.max(most, Math.abs(value - theirs[at])), 0);
    return { seconds: median(seconds), difference };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
