/**
 * Whole runs of `snpress run` on a simulated cross of many samples, a model at a time: seconds of CPU, peak memory, what the store holds
 * against what was read, a run that finds everything done, and which kinds of stages the time went to. Needs a build of the packages.
 *
 *     node tools/benchmarks/scale.js [--models ridge,lasso] [--samples 1000] [--markers 42000] [--genes 1000] [--folds 5] [--inner 5]
 *         [--jobs 1] [--permutations 1000] [--final all] [--keep FOLDER] [--profile] [--numpy [--python python3]]
 *
 * --models   types with their defaults, settings chosen per gene
 * --folds    outer folds; 1 holds a fifth of the samples out once
 * --final    none: leaves no model of all samples
 * --keep     keeps data and runs there, so that the data are not simulated again
 * --profile  writes CPU profiles into the folder of each run (with --keep) and prints the functions that took most
 * --numpy    the bare algebra of ridge in these folds (Gram matrices, eigendecompositions, leave-one-out, predictions), on one thread
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPython } from './process/find-python.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatTable } from './report/format-table.js';
import { crossFiles } from './scale/cross-files.js';
import { bytesBelow, runSpec, specIn } from './scale/run-model.js';

const { values: options } = parseArgs({
  options: {
    models: { type: 'string', default: 'ridge' },
    samples: { type: 'string', default: '1000' },
    markers: { type: 'string', default: '42000' },
    genes: { type: 'string', default: '1000' },
    folds: { type: 'string', default: '5' },
    inner: { type: 'string', default: '5' },
    jobs: { type: 'string', default: '1' },
    permutations: { type: 'string', default: '1000' },
    final: { type: 'string', default: 'all' },
    keep: { type: 'string' },
    profile: { type: 'boolean', default: false },
    numpy: { type: 'boolean', default: false },
    python: { type: 'string' },
  },
});
const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const seconds = (value) => `${value.toFixed(1)} s`;

if (options.keep === undefined) await inTemporaryFolder(measure);
else await measure(options.keep);

async function measure(folder) {
  const [samples, markers, genes] = [options.samples, options.markers, options.genes].map(Number);
  const extents = { samples, markers, genes };
  const data = await crossFiles(
    join(folder, `${options.samples}x${options.markers}x${options.genes}`),
    extents,
  );
  const before = loadavg()[0];
  const rows = options.models.split(',').map((model) => measureModel(model, data, folder));
  const header = ['model', 'CPU', 'wall', 'peak', 'store', '÷ input', 'no-op, wall', 'CPU of it'];
  console.log(`\n${formatTable([header, ...rows])}`);
  console.log(
    `${options.samples} × ${options.markers} → ${options.genes}, ${megabytes(data.bytes)} read; ${options.folds} × ${options.inner} folds, ` +
      `${options.jobs} jobs; load average ${before.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`,
  );
  if (options.numpy) bareAlgebra(data.folder);
}

function measureModel(model, { files, bytes }, folder) {
  const place = join(folder, `run-${model}`);
  const file = specIn(place, model, files, options);
  process.stderr.write(`… ${model}\n`);
  const { jobs, profile: profiled } = options;
  const first = runSpec(file, place, { jobs, profiled });
  const again = runSpec(file, place, { jobs });
  if (again.stages.size > 0) throw new Error('a second run must find everything done');
  const byKind = [...first.stages].sort(([, a], [, b]) => b.seconds - a.seconds);
  for (const [kind, stage] of byKind.slice(0, 12))
    console.log(
      `${model}: ${kind.padEnd(12)} ${String(stage.count).padStart(4)} × ${seconds(stage.seconds / stage.count)} = ${seconds(stage.seconds)}`,
    );
  if (options.profile) printProfile(place);
  const store = bytesBelow(join(place, 'store'));
  return [
    model,
    seconds(first.cpu),
    seconds(first.wall),
    `${first.peakMegabytes.toFixed(0)} MB`,
    megabytes(store),
    (store / bytes).toFixed(2),
    `${again.wall.toFixed(2)} s`,
    `${again.cpu.toFixed(2)} s`,
  ];
}

/** The functions that took most of the sampled time of all threads. */
function printProfile(place) {
  const own = new Map();
  for (const file of readdirSync(join(place, 'profile'))) {
    const name = join(place, 'profile', file);
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(name, 'utf8'));
    const labelOf = new Map(
      nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
        id,
        `${functionName || '(anonymous)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`,
      ]),
    );
    samples.forEach((id, at) =>
      own.set(labelOf.get(id), (own.get(labelOf.get(id)) ?? 0) + timeDeltas[at] / 1e6),
    );
  }
  const most = [...own].filter(([name]) => !name.startsWith('(idle)')).sort(([, a], [, b]) => b - a);
  for (const [name, time] of most.slice(0, 40)) console.log(`${time.toFixed(2).padStart(8)} s  ${name}`);
}

function bareAlgebra(folder) {
  const { python, missing } = findPython('numpy', options.python);
  if (missing) throw new Error(missing);
  const run = spawnSync(python, [program('ridge-folds-numpy.py'), folder, options.folds], {
    encoding: 'utf8',
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const { cpu, version, blas } = JSON.parse(run.stdout);
  console.log(
    `numpy ${version} (${blas}), one thread: ${seconds(cpu)} of CPU for the algebra of ridge in these folds`,
  );
}
